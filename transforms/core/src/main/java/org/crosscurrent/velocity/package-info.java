/**
 * The room of the single post: its observations in event-time order, how fast its counters move
 * between them, and which of them was the first. The transform is {@link
 * org.crosscurrent.velocity.MeasureVelocity}; the algorithm is a fold over immutable values that
 * needs no Beam.
 */
package org.crosscurrent.velocity;
