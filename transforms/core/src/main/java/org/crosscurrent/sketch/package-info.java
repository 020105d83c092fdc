/** Mergeable summaries: what they answer, they answer whatever the order in which they grew. */
package org.crosscurrent.sketch;
