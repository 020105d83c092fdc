/**
 * Feeds as payloads: {@link org.crosscurrent.feeds.FeedFormat} turns RSS and Atom into the tree
 * that {@code docs/mappings.md} describes, and {@link org.crosscurrent.feeds.FeedMappings} brings
 * the mapping files that make posts of it.
 *
 * <p>The formats themselves are read by ROME. It sees neither dates nor foreign elements such as
 * those of Media RSS and iTunes: its readers of them drop what is no valid address or number, log
 * it, or fail on the whole feed, and they depend on which other jars are on the class path. Here
 * they are kept as they stand.
 */
package org.crosscurrent.feeds;
