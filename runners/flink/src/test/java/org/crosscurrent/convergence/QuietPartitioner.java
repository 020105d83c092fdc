package org.crosscurrent.convergence;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/** Puts records with one key into one partition, and none into the last partition. */
public final class QuietPartitioner implements Partitioner {

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    int busy = cluster.partitionCountForTopic(topic) - 1;
    return Math.floorMod(Arrays.hashCode(keyBytes == null ? valueBytes : keyBytes), busy);
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
