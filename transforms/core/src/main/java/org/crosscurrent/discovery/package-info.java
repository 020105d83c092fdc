/**
 * Topics that nobody named before: phrases that are written more often than they used to be. {@link
 * org.crosscurrent.discovery.DiscoverTopics} finds them; {@code docs/topics.md} tells how.
 */
package org.crosscurrent.discovery;
