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
package org.crosscurrent.metrics;

import static org.crosscurrent.metrics.Metric.Job.BACKFILL;
import static org.crosscurrent.metrics.Metric.Job.EVERY;
import static org.crosscurrent.metrics.Metric.Job.REPLAY;
import static org.crosscurrent.metrics.Metric.Job.RESCORE;
import static org.crosscurrent.metrics.Metric.Job.STREAM;
import static org.crosscurrent.metrics.Metric.Kind.COUNTER;
import static org.crosscurrent.metrics.Metric.Kind.DISTRIBUTION;
import static org.crosscurrent.metrics.Metric.Kind.GAUGE;

import java.util.regex.Pattern;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Every metric of ours. All are in the namespace {@value #NAMESPACE}. A name in angle brackets
 * stands for one of several values, each of which is a metric of its own.
 *
 * <p>Counters count attempts: what a runner does again after a failure counts again, and after a
 * restart they begin at 0. So read their rates; the tables hold the truth. {@code docs/metrics.md}
 * is this list for readers.
 */
public enum Metric {
  /** Records read from Kafka. */
  SOURCE_RECORDS("source.records", COUNTER, "records", STREAM, "Records read from Kafka."),
  /** How far the reader is behind. */
  SOURCE_LAG(
      "source.lag_millis",
      GAUGE,
      "ms",
      STREAM,
      "Clock less the timestamp of the newest record of the last bundle: how far the reader is"
          + " behind. It stands still while nothing is read."),
  /** Records or lines that are no envelope. */
  SOURCE_DEAD_LETTERS(
      "source.dead_letters.<reason>",
      COUNTER,
      "letters",
      EVERY,
      "Records or lines that are no envelope. From the first one on."),
  /** Envelopes that came in time. */
  GATE_ON_TIME("gate.on_time", COUNTER, "envelopes", STREAM, "Envelopes that came in time."),
  /** Envelopes that came too late. */
  GATE_LATE(
      "gate.late",
      COUNTER,
      "envelopes",
      STREAM,
      "Envelopes behind the watermark of their partition; each is a dead letter of reason `late`."),
  /** Payloads that entered the graph. */
  POSTS_READ("posts_read", COUNTER, "payloads", EVERY, "Payloads that entered the graph."),
  /** Observations accepted. */
  POSTS_ACCEPTED(
      "posts_accepted",
      COUNTER,
      "observations",
      EVERY,
      "Observations of posts that were understood; a payload may hold several."),
  /** Observations accepted, by platform. */
  POSTS_ACCEPTED_BY_PLATFORM(
      "posts_accepted.<platform>", COUNTER, "observations", EVERY, "The same, by platform."),
  /** Payloads whose shape has lost a critical field. */
  SHAPES_DRIFTED(
      "shapes.drifted",
      COUNTER,
      "payloads",
      EVERY,
      "Payloads whose shape has lost a critical field, or that no shape recognises; each is a dead"
          + " letter of reason `schema-drift`."),
  /** Fields that no mapping knows. */
  SHAPES_UNKNOWN_FIELDS(
      "shapes.unknown_fields",
      COUNTER,
      "fields",
      EVERY,
      "Fields that the mapping of their shape does not know, each time one is met."),
  /** Deletions that came in. */
  DELETIONS("deletions", COUNTER, "deletions", EVERY, "Deletions that platforms told."),
  /** Payloads that are rightly nothing to us. */
  IGNORED(
      "ignored.<what>",
      COUNTER,
      "payloads",
      EVERY,
      "Payloads that hold no post and no deletion, such as a change of a profile."),
  /** Payloads that could not be used. */
  DEAD_LETTERS(
      "dead_letters.<reason>", COUNTER, "letters", EVERY, "Payloads that could not be used."),
  /** Posts whose language their text told. */
  LANGUAGE_DETECTED(
      "language.detected",
      COUNTER,
      "posts",
      EVERY,
      "Posts of which the platform told no language, and the text did."),
  /** Posts whose text agrees with the platform. */
  LANGUAGE_AGREE(
      "language.agree",
      COUNTER,
      "posts",
      EVERY,
      "Posts whose text is in the language that the platform told."),
  /** Posts whose text disagrees with the platform. */
  LANGUAGE_DIFFER(
      "language.differ",
      COUNTER,
      "posts",
      EVERY,
      "Posts whose text is in another language than the platform told; the platform's stays."),
  /** Posts whose text is in no language that can be told. */
  LANGUAGE_UNDETERMINED(
      "language.undetermined",
      COUNTER,
      "posts",
      EVERY,
      "Posts whose text is too short, or too little like one language, to tell."),
  /** Posts that an engine scored. */
  ENRICHMENT_SCORED(
      "enrichment.scored.<task>",
      COUNTER,
      "posts",
      EVERY,
      "Posts with text that the engine of a task has scored."),
  /** Posts on which an engine failed. */
  ENRICHMENT_FAILED(
      "enrichment.failed.<task and kind>",
      COUNTER,
      "posts",
      EVERY,
      "Posts on which it failed, by kind: `threw`, `too-slow`, `too-much-memory`, and `skipped` while"
          + " its breaker is open."),
  /** Whether an engine's texts are skipped. */
  ENRICHMENT_BREAKER_OPEN(
      "enrichment.breaker_open.<task>",
      GAUGE,
      "0 or 1",
      EVERY,
      "Whether its breaker is open, or too many of its calls hang, at the end of the last bundle."),
  /** Duration of a text. */
  ENRICHMENT_TEXT(
      "enrichment.text_millis.<task>",
      DISTRIBUTION,
      "ms",
      EVERY,
      "How long a text took, failures included; of a batch the mean. Of an engine that runs on the"
          + " pipeline's thread, the first text of each bundle only."),
  /** The same for Prometheus. */
  ENRICHMENT_TEXT_HISTOGRAM(
      "enrichment.text.<task and count, sum_millis or within_N>",
      COUNTER,
      "posts, ms",
      EVERY,
      "The same as counters: how many, their sum, and how many took at most N ms."),
  /** Sightings that were known already. */
  VELOCITY_REDELIVERED(
      "velocity.redelivered",
      COUNTER,
      "observations",
      EVERY,
      "Sightings that were known already, byte for byte or by post and time."),
  /** Sightings behind a settled one. */
  VELOCITY_LATE(
      "velocity.late",
      COUNTER,
      "observations",
      EVERY,
      "Sightings behind what is settled. Always 0 behind a perfect watermark: anything else is an"
          + " error."),
  /** Posts with new content. */
  DEDUP_UNIQUE("dedup.unique", COUNTER, "posts", EVERY, "Posts with new content."),
  /** Posts that repeat another's content. */
  DEDUP_DUPLICATES(
      "dedup.duplicates", COUNTER, "posts", EVERY, "Posts that repeat the content of another."),
  /** Posts deleted before their window ended. */
  DEDUP_WITHDRAWN(
      "dedup.withdrawn", COUNTER, "posts", EVERY, "Posts deleted before their window ended."),
  /** Topic windows with a post. */
  TOPICS_WINDOWS(
      "topics.windows", COUNTER, "windows", EVERY, "Topic windows in which a post counts."),
  /** Episodes begun. */
  EVENTS_STARTED("events.started", COUNTER, "events", EVERY, "Cross-platform events begun."),
  /** Episodes ended. */
  EVENTS_RESOLVED("events.resolved", COUNTER, "events", EVERY, "Cross-platform events ended."),
  /** Rows inserted or changed, by table. */
  STORE_ROWS_WRITTEN(
      "store.<table>.rows_written", COUNTER, "rows", EVERY, "Rows inserted or changed, by table."),
  /** Transactions, by table. */
  STORE_BATCHES("store.<table>.batches", COUNTER, "transactions", EVERY, "Transactions, by table."),
  /** Attempts at the store that were repeated. */
  STORE_RETRIES(
      "store.retries",
      COUNTER,
      "attempts",
      EVERY,
      "Attempts at the store that failed for a passing reason and were repeated."),
  /** Duration of a flush. */
  STORE_FLUSH(
      "store.flush_millis",
      DISTRIBUTION,
      "ms",
      EVERY,
      "How long it took to write the rows of one bundle or batch, retries included."),
  /** The same for Prometheus. */
  STORE_FLUSH_HISTOGRAM(
      "store.flush.<count, sum_millis or within_N>",
      COUNTER,
      "flushes, ms",
      EVERY,
      "The same as counters: how many, their sum, and how many took at most N ms."),
  /** Age of a signal when it is visible. */
  STORE_FRESHNESS(
      "store.freshness_millis",
      DISTRIBUTION,
      "ms",
      EVERY,
      "End-to-end freshness: clock less `observed_at` of each signal, when it is committed. In a"
          + " backfill it tells the age of the input."),
  /** The same for Prometheus. */
  STORE_FRESHNESS_HISTOGRAM(
      "store.freshness.<count, sum_millis or within_N>",
      COUNTER,
      "signals, ms",
      EVERY,
      "The same as counters: how many, their sum, and how many were at most N ms old."),
  /** Rows that Postgres refuses. */
  STORE_DEAD_LETTERS(
      "rejected.dead_letters.<reason>",
      COUNTER,
      "letters",
      EVERY,
      "Rows that Postgres refuses. From the first one on."),
  /** Envelopes written into the archive. */
  ARCHIVE_WRITTEN(
      "archive.written", COUNTER, "envelopes", STREAM, "Envelopes written into the archive."),
  /** Files written into the archive. */
  ARCHIVE_FILES_WRITTEN(
      "archive.files_written", COUNTER, "files", STREAM, "Files written into the archive."),
  /** Files found to read. */
  ARCHIVE_FILES("archive.files", COUNTER, "files", BACKFILL, "Files found to read."),
  /** Their bytes. */
  ARCHIVE_BYTES_TOTAL(
      "archive.bytes_total", COUNTER, "bytes", BACKFILL, "Bytes of these files, compressed."),
  /** Bytes read of them. */
  ARCHIVE_BYTES_READ(
      "archive.bytes_read", COUNTER, "bytes", BACKFILL, "Bytes read of them so far."),
  /** Lines read. */
  ARCHIVE_LINES("archive.lines", COUNTER, "lines", BACKFILL, "Lines read."),
  /** Attempts at a file that were repeated. */
  ARCHIVE_RETRIES(
      "archive.retries",
      COUNTER,
      "attempts",
      EVERY,
      "Attempts at a file of the archive that failed for a passing reason and were repeated."),
  /** Dead letters sent back. */
  REPLAY_REPLAYED("replay.replayed", COUNTER, "letters", REPLAY, "Dead letters sent back."),
  /** Dead letters that are still no envelope. */
  REPLAY_REFUSED(
      "replay.refused", COUNTER, "letters", REPLAY, "Dead letters that are still no envelope."),
  /** Dead letters of posts that lack a score. */
  REPLAY_UNSCORED(
      "replay.unscored",
      COUNTER,
      "letters",
      REPLAY,
      "Dead letters of posts that are in the store and lack a score."),
  /** Posts read to be scored anew. */
  RESCORE_POSTS("rescore.posts", COUNTER, "posts", RESCORE, "Posts read to be scored anew."),
  /** Sightings of an edited text. */
  RESCORE_EDITED(
      "rescore.edited",
      COUNTER,
      "sightings",
      RESCORE,
      "Sightings whose text was edited since and is not stored: they keep their score."),
  /** Topic windows whose sums were made anew. */
  RESCORE_WINDOWS(
      "rescore.windows", COUNTER, "windows", RESCORE, "Topic windows whose sums were made anew."),
  /** Rows that are none any more. */
  RESCORE_GONE(
      "rescore.gone",
      COUNTER,
      "rows",
      RESCORE,
      "Windows, events and divergences that by the new scores are none any more."),
  /** Failures that were filled in. */
  RESCORE_FILLED(
      "rescore.filled", COUNTER, "scores", RESCORE, "Scores that were missing and are there now.");

  /** Namespace of all metrics. */
  public static final String NAMESPACE = "crosscurrent";

  private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]+>");

  /** How a metric behaves. */
  public enum Kind {
    /** Only grows, but for restarts. */
    COUNTER,
    /** The last value. */
    GAUGE,
    /** Count, sum, least and greatest. Flink shows it in REST as text, and Prometheus sees 0. */
    DISTRIBUTION
  }

  /** Where a metric is to be found. */
  public enum Job {
    /** In {@code stream} and {@code backfill}. */
    EVERY,
    /** In {@code stream} alone. */
    STREAM,
    /** In {@code backfill} alone. */
    BACKFILL,
    /** In {@code replay} alone. */
    REPLAY,
    /** In {@code rescore}, and a {@code replay} that fills scores in. */
    RESCORE
  }

  private final String template;
  private final Kind kind;
  private final String unit;
  private final Job job;
  private final String meaning;

  Metric(String template, Kind kind, String unit, Job job, String meaning) {
    this.template = template;
    this.kind = kind;
    this.unit = unit;
    this.job = job;
    this.meaning = meaning;
  }

  /** The name, with what varies in angle brackets, such as {@code dead_letters.<reason>}. */
  public String template() {
    return template;
  }

  /** How it behaves. */
  public Kind kind() {
    return kind;
  }

  /** What it counts, in one word. */
  public String unit() {
    return unit;
  }

  /** Where it is to be found. */
  public Job job() {
    return job;
  }

  /** What it means, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /**
   * The name.
   *
   * @throws IllegalStateException if it varies
   */
  public String label() {
    if (PLACEHOLDER.matcher(template).find()) {
      throw new IllegalStateException(template + " needs a value");
    }
    return template;
  }

  /**
   * The name for a value of what varies.
   *
   * @throws IllegalStateException if nothing varies
   */
  public String label(String value) {
    if (!PLACEHOLDER.matcher(template).find()) {
      throw new IllegalStateException(template + " takes no value");
    }
    return PLACEHOLDER
        .matcher(template)
        .replaceFirst(java.util.regex.Matcher.quoteReplacement(value));
  }

  /** Beam's counter of this name. */
  public Counter counter() {
    return Metrics.counter(NAMESPACE, label());
  }

  /** Beam's counter of the name for a value of what varies. */
  public Counter counter(String value) {
    return Metrics.counter(NAMESPACE, label(value));
  }

  /** Beam's gauge of this name. */
  public Gauge gauge() {
    return Metrics.gauge(NAMESPACE, label());
  }

  /** Beam's gauge of the name for a value of what varies. */
  public Gauge gauge(String value) {
    return Metrics.gauge(NAMESPACE, label(value));
  }

  /** Beam's distribution of this name. */
  public Distribution distribution() {
    return Metrics.distribution(NAMESPACE, label());
  }

  /** Beam's distribution of the name for a value of what varies. */
  public Distribution distribution(String value) {
    return Metrics.distribution(NAMESPACE, label(value));
  }

  /**
   * The pattern of the names by which Prometheus knows this metric of a job on Flink: letters,
   * digits and underscores only.
   */
  public Pattern prometheusNames() {
    String[] parts = PLACEHOLDER.split(template, -1);
    StringBuilder pattern = new StringBuilder("flink_taskmanager_job_task_operator_");
    pattern.append(NAMESPACE).append('_');
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : "[a-zA-Z0-9_]+").append(parts[i].replaceAll("[.-]", "_"));
    }
    return Pattern.compile(pattern.toString());
  }
}
