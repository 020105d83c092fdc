/** What could not be processed, for those who look after the pipeline. */
package org.crosscurrent.api.letters;
