/**
 * New and changed posts, pushed to whoever listens at {@code /api/v1/stream}: Server-Sent Events,
 * or a WebSocket on the same path.
 *
 * <p>The table {@code feed} is the one order of events for all servers. Each server has one thread
 * that follows it ({@code Tail}) and keeps what is recent in memory ({@code Recent}). A subscriber
 * is a place in that order and draws from there whenever its connection takes more; nothing is
 * queued for it. Whoever is further back reads the table page by page ({@code Past}) until what is
 * recent reaches back far enough. {@code docs/push.md} tells why nothing is lost or repeated.
 */
package org.crosscurrent.api.push;
