/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.benchmarks;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.crosscurrent.pipelines.options.RunOptions;

/**
 * Options of the computation of machines. What is measured has the figures of docs/capacity.md for
 * its defaults.
 */
public interface CapacityOptions extends RunOptions {

  @Description("Observations in a second on average; goes before --posts-per-day")
  @Default.Double(0)
  double getPostsPerSecond();

  void setPostsPerSecond(double postsPerSecond);

  @Description("Observations in a day")
  @Default.Double(58000000)
  double getPostsPerDay();

  void setPostsPerDay(double postsPerDay);

  @Description("The busiest hour over the average")
  @Default.Double(2)
  double getPeakFactor();

  void setPeakFactor(double peakFactor);

  @Description("How long an outage is to be made up for")
  @Default.Double(30)
  double getOutageMinutes();

  void setOutageMinutes(double outageMinutes);

  @Description("Within which time it is made up for, at the peak")
  @Default.Double(60)
  double getCatchUpMinutes();

  void setCatchUpMinutes(double catchUpMinutes);

  @Description("Share of the cores that may be busy while it catches up")
  @Default.Double(0.7)
  double getUtilisation();

  void setUtilisation(double utilisation);

  @Description("Cores of a machine")
  @Default.Integer(8)
  int getCoresPerMachine();

  void setCoresPerMachine(int coresPerMachine);

  @Description("Gigabytes of RocksDB's files that a machine may hold; more are slow to restore")
  @Default.Double(100)
  double getStateGbPerMachine();

  void setStateGbPerMachine(double stateGbPerMachine);

  @Description("How often a post is observed on average")
  @Default.Double(2)
  double getObservationsPerPost();

  void setObservationsPerPost(double observationsPerPost);

  @Description("CPU of the job for an observation, in microseconds")
  @Default.Double(370)
  double getJobCpuMicros();

  void setJobCpuMicros(double jobCpuMicros);

  @Description("CPU of the brokers for an observation, in microseconds")
  @Default.Double(46)
  double getKafkaCpuMicros();

  void setKafkaCpuMicros(double kafkaCpuMicros);

  @Description("CPU of Postgres for an observation, in microseconds")
  @Default.Double(95)
  double getPostgresCpuMicros();

  void setPostgresCpuMicros(double postgresCpuMicros);

  @Description("Bytes of an observation in the log of a broker")
  @Default.Double(725)
  double getKafkaBytes();

  void setKafkaBytes(double kafkaBytes);

  @Description("Copies that the brokers keep")
  @Default.Integer(3)
  int getKafkaReplicas();

  void setKafkaReplicas(int kafkaReplicas);

  @Description("Hours that the brokers keep observations")
  @Default.Double(48)
  double getKafkaRetentionHours();

  void setKafkaRetentionHours(double kafkaRetentionHours);

  @Description("Bytes that tasks send to tasks for an observation")
  @Default.Double(830)
  double getShuffleBytes();

  void setShuffleBytes(double shuffleBytes);

  @Description("Rows written for an observation")
  @Default.Double(1.9)
  double getRowsPerPost();

  void setRowsPerPost(double rowsPerPost);

  @Description("Bytes by which tables and indexes grow with an observation")
  @Default.Double(1040)
  double getTableBytes();

  void setTableBytes(double tableBytes);

  @Description("Bytes of write-ahead log for an observation")
  @Default.Double(2050)
  double getWalBytes();

  void setWalBytes(double walBytes);

  @Description("Bytes of state for an observation whose window is open")
  @Default.Double(330)
  double getOpenStateBytes();

  void setOpenStateBytes(double openStateBytes);

  @Description("Bytes of RocksDB's files, and so of a full checkpoint, over those of live state")
  @Default.Double(3)
  double getDiskFactor();

  void setDiskFactor(double diskFactor);

  @Description("Bytes of state for a post whose window has ended")
  @Default.Double(241)
  double getSettledStateBytes();

  void setSettledStateBytes(double settledStateBytes);
}
