/**
 * The room of the single content: which post was the first with it, and which only repeat it. The
 * transform is {@link org.crosscurrent.dedup.DeduplicatePosts}.
 */
package org.crosscurrent.dedup;
