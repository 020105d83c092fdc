/** What callers think of posts. */
package org.crosscurrent.api.feedback;
