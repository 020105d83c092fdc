/**
 * The runnable graphs. {@link org.crosscurrent.pipelines.SignalGraph} is the one way from native
 * payloads to rows; {@link org.crosscurrent.pipelines.StreamPipeline} and {@link
 * org.crosscurrent.pipelines.BackfillPipeline} differ in where its input comes from and nowhere
 * else.
 */
package org.crosscurrent.pipelines;
