/**
 * The room of Flink: the options that a run takes when its user says nothing ({@link
 * org.crosscurrent.runners.flink.FlinkDefaults}), the cluster inside this process ({@link
 * org.crosscurrent.runners.flink.EmbeddedFlinkOptions}), and a job that runs while its caller looks
 * at it ({@link org.crosscurrent.runners.flink.RunningJob}).
 */
package org.crosscurrent.runners.flink;
