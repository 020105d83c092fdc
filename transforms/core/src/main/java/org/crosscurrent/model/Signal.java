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
package org.crosscurrent.model;

import com.google.auto.value.AutoValue;
import java.util.List;
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** A post with what is known of it. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Signal {

  /** The post as it was observed. */
  @SchemaFieldNumber("0")
  public abstract Post getPost();

  /** When the post was first observed, as far as is known. */
  @SchemaFieldNumber("1")
  public abstract Instant getFirstObservedAt();

  /** The content hash of the first observation; absent where it had no text. */
  @SchemaFieldNumber("2")
  public abstract @Nullable String getFirstContentHash();

  /**
   * How many observations and deletions of the post are behind this signal: its version among the
   * signals of one {@code observedAt}.
   */
  @SchemaFieldNumber("3")
  public abstract int getObservations();

  /** Absent until scored. */
  @SchemaFieldNumber("4")
  public abstract @Nullable Sentiment getSentiment();

  /** Lower case, in order of appearance, at most eight. */
  @SchemaFieldNumber("5")
  public abstract List<String> getTopics();

  /** Points per second since the observation before. */
  @SchemaFieldNumber("6")
  public abstract double getScoreVelocity();

  /** Comments per second since the observation before. */
  @SchemaFieldNumber("7")
  public abstract double getCommentVelocity();

  /** Absent until scored. */
  @SchemaFieldNumber("8")
  public abstract @Nullable Trending getTrending();

  /** Whether it counts in the aggregates. */
  @SchemaFieldNumber("9")
  public abstract Standing getStanding();

  /** Raised by re-scoring. */
  @SchemaFieldNumber("10")
  public abstract int getGeneration();

  /** Absent until scored, and where it has no text. */
  @SchemaFieldNumber("11")
  public abstract @Nullable Toxicity getToxicity();

  /** What its text names, in order of appearance, each once; empty until looked for. */
  @SchemaFieldNumber("12")
  public abstract List<Entity> getEntities();

  /** Name and version of the engine that looked for the entities; absent until then. */
  @SchemaFieldNumber("13")
  public abstract @Nullable String getEntityEngine();

  /**
   * The tasks whose engine failed on the text, such as {@code sentiment}: what they would have told
   * is absent until it is filled in. In alphabetical order.
   */
  @SchemaFieldNumber("14")
  public abstract List<String> getFailed();

  /** Whether an engine has flagged the post as toxic. */
  public final boolean flaggedToxic() {
    Toxicity toxicity = getToxicity();
    return toxicity != null && toxicity.isToxic();
  }

  /** A signal that knows nothing but the post, which it takes for its first observation. */
  public static Signal of(Post post) {
    return builder()
        .setPost(post)
        .setFirstObservedAt(post.getObservedAt())
        .setFirstContentHash(post.getContentHash())
        .build();
  }

  /** A builder whose optional fields are absent or empty. */
  public static Builder builder() {
    return new AutoValue_Signal.Builder()
        .setObservations(1)
        .setTopics(List.of())
        .setScoreVelocity(0)
        .setCommentVelocity(0)
        .setStanding(Standing.UNIQUE)
        .setGeneration(0)
        .setEntities(List.of())
        .setFailed(List.of());
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Signal}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPost(Post post);

    public abstract Builder setFirstObservedAt(Instant firstObservedAt);

    public abstract Builder setFirstContentHash(@Nullable String firstContentHash);

    public abstract Builder setObservations(int observations);

    public abstract Builder setSentiment(@Nullable Sentiment sentiment);

    public abstract Builder setTopics(List<String> topics);

    public abstract Builder setScoreVelocity(double scoreVelocity);

    public abstract Builder setCommentVelocity(double commentVelocity);

    public abstract Builder setTrending(@Nullable Trending trending);

    public abstract Builder setStanding(Standing standing);

    public abstract Builder setGeneration(int generation);

    public abstract Builder setToxicity(@Nullable Toxicity toxicity);

    public abstract Builder setEntities(List<Entity> entities);

    public abstract Builder setEntityEngine(@Nullable String entityEngine);

    public abstract Builder setFailed(List<String> failed);

    public abstract Signal build();
  }
}
