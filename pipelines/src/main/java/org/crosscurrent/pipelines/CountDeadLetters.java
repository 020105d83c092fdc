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
package org.crosscurrent.pipelines;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.coders.DeadLetterCoder;

/** Passes dead letters on, and counts each by its reason. */
final class CountDeadLetters extends PTransform<PCollection<DeadLetter>, PCollection<DeadLetter>> {

  private static final long serialVersionUID = 1L;

  private final Metric metric;

  private CountDeadLetters(Metric metric) {
    this.metric = metric;
  }

  /** Those of the source: inputs that no step of the graph has seen. */
  static CountDeadLetters ofSource() {
    return new CountDeadLetters(Metric.SOURCE_DEAD_LETTERS);
  }

  /** Those of the store: rows that it refused. */
  static CountDeadLetters ofStore() {
    return new CountDeadLetters(Metric.STORE_DEAD_LETTERS);
  }

  @Override
  public PCollection<DeadLetter> expand(PCollection<DeadLetter> letters) {
    return letters.apply("Count", ParDo.of(new CountFn(metric))).setCoder(DeadLetterCoder.of());
  }

  private static final class CountFn extends DoFn<DeadLetter, DeadLetter> {

    private static final long serialVersionUID = 1L;

    private final Metric metric;

    CountFn(Metric metric) {
      this.metric = metric;
    }

    @ProcessElement
    public void process(@Element DeadLetter letter, OutputReceiver<DeadLetter> out) {
      metric.counter(letter.getReason().label()).inc();
      out.output(letter);
    }
  }
}
