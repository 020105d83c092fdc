/**
 * The graph once more, written by hand for Flink's DataStream interface: what it costs tells how
 * much of the graph's cost is Beam's and how much is Flink's. Measured against, never run for
 * anybody: it knows bounded input alone, and has no store.
 */
package org.crosscurrent.benchmarks.datastream;
