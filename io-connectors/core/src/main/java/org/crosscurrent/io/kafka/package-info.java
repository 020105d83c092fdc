/**
 * Kafka in and out: envelopes through a source whose watermark nothing that passes is ever behind,
 * posts, signals and dead letters as records.
 *
 * <p>Start with {@link org.crosscurrent.io.kafka.ReadKafkaPosts} and {@link
 * org.crosscurrent.io.kafka.WriteKafka}; {@link org.crosscurrent.io.kafka.KafkaProbe} tells before
 * a start whether the broker is there.
 */
package org.crosscurrent.io.kafka;
