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
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;

/** A signal for each observation of a post, which knows nothing but the post so far. */
final class BeginSignals extends PTransform<PCollection<Post>, PCollection<Signal>> {

  private BeginSignals() {}

  static BeginSignals create() {
    return new BeginSignals();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Post> posts) {
    return posts.apply("Begin", ParDo.of(new BeginFn())).setCoder(SignalCoder.of());
  }

  private static final class BeginFn extends DoFn<Post, Signal> {
    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Signal> out) {
      out.output(Signal.of(post));
    }
  }
}
