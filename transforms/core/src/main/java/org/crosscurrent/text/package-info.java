/**
 * Text rules that are the same for every platform, as a plain library: what counts as the same
 * content ({@link org.crosscurrent.text.ContentHash}), plain text out of HTML ({@link
 * org.crosscurrent.text.HtmlText}), clean text ({@link org.crosscurrent.text.CleanText}) and the
 * hashtags, mentions and links in it ({@link org.crosscurrent.text.TextEntities}).
 *
 * <p>Nothing here imports Beam; every method is a pure function of its arguments and safe for use
 * by many threads.
 */
package org.crosscurrent.text;
