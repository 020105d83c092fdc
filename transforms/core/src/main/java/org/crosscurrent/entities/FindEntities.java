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
package org.crosscurrent.entities;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.engine.Enrichment;
import org.crosscurrent.engine.TellFailures;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;

/**
 * Sets the entities of each signal: what the title and the text of its post name, in order of
 * appearance, each name of a type once.
 *
 * <p>A post without text has none, and no engine of them; a post whose text names nothing has none,
 * and the engine that looked. Entities that were there before are replaced.
 *
 * <p>Each list is a function of its input and the engine alone: no state, no clock, no order;
 * windows and timestamps stay as they are. The engine is built and warmed up once per JVM and let
 * go of with its last user. If it gains by batches, up to one batch of signals waits within a
 * bundle.
 *
 * <p>What the engine cannot read fails the bundle, unless {@link #withErrorHandler} is used: then
 * the signal goes on without entities and with {@value #TASK} among {@link Signal#getFailed}. How a
 * failure is told from a result, and when an engine is left alone, is with {@link
 * org.crosscurrent.engine.GuardedEngine}.
 *
 * <pre>{@code
 * PCollection<Signal> read = signals.apply("FindEntities", FindEntities.withEngine("gazetteer"));
 * }</pre>
 */
public final class FindEntities extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  /** The name of the task in {@link Signal#getFailed} and in metrics. */
  public static final String TASK = "entities";

  private static final long serialVersionUID = 1L;

  private static final Comparator<EntityMention> BY_PLACE =
      Comparator.comparingInt(EntityMention::start).thenComparingInt(EntityMention::end);

  private final Enrichment<List<EntityMention>> enrichment;

  private FindEntities(Enrichment<List<EntityMention>> enrichment) {
    this.enrichment = enrichment;
  }

  /**
   * Reads by an engine on the class path.
   *
   * @param spec as {@link org.crosscurrent.engine.EngineSpec} has it, such as {@code gazetteer}
   * @throws IllegalArgumentException if there is none, or it has no such settings; one sentence
   */
  public static FindEntities withEngine(String spec) {
    Engines.named(EntityEngine.class, spec);
    return with(() -> Engines.named(EntityEngine.class, spec));
  }

  /**
   * Reads by an engine of one's own.
   *
   * @param engine makes the engine, once in each JVM; two suppliers that serialise to the same
   *     bytes share one engine. It is serialised with the pipeline, so it should carry little
   */
  public static FindEntities with(SerializableSupplier<EntityEngine> engine) {
    return new FindEntities(Enrichment.of(TASK, FindEntities::set, engine));
  }

  /** Another time for each text than 5 s; {@code LIGHT} engines have no time limit. */
  public FindEntities withTimeLimit(Duration limit) {
    return new FindEntities(enrichment.withTimeLimit(limit));
  }

  /** Leaves the engine alone after so many failures in a row, but for a text every now and then. */
  public FindEntities withBreaker(int failures, Duration probe) {
    return new FindEntities(enrichment.withBreaker(failures, probe));
  }

  /**
   * Sends a record of each signal that the engine cannot read to the handler, instead of failing.
   * The record has the signal as its coder's bytes, and the engine's id in its description.
   */
  public FindEntities withErrorHandler(ErrorHandler<BadRecord, ?> errorHandler) {
    return new FindEntities(enrichment.withErrorHandler(errorHandler));
  }

  /** Leaves each failure with its signal, for {@link TellFailures} behind it. */
  public FindEntities withMarkedFailures() {
    return new FindEntities(enrichment.withMarkedFailures());
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal find(Signal signal, EntityEngine engine) {
    return Enrichment.enrich(TASK, FindEntities::set, signal, engine, engine.id());
  }

  private static Signal set(Signal signal, @Nullable List<EntityMention> found, String engine) {
    Set<Entity> entities = new LinkedHashSet<>();
    if (found != null) {
      found.stream()
          .sorted(BY_PLACE)
          .forEach(mention -> entities.add(Entity.of(mention.name(), mention.type())));
    }
    return signal.toBuilder()
        .setEntities(List.copyOf(entities))
        .setEntityEngine(found == null ? null : engine)
        .build();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    return enrichment.applyTo(signals, "Find");
  }
}
