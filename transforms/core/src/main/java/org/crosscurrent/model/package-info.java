/**
 * The words of Crosscurrent as immutable values: what comes in ({@link
 * org.crosscurrent.model.RawPost}), the canonical {@link org.crosscurrent.model.Post}, what is
 * known of it ({@link org.crosscurrent.model.Signal}) and the rows that are derived from many of
 * them.
 *
 * <p>All values are immutable AutoValues with a Beam schema whose field numbers are frozen, so that
 * copying between operators may be switched off. What travels in bulk or lives in state has a
 * hand-written coder with a version byte in {@code org.crosscurrent.model.coders}.
 */
package org.crosscurrent.model;
