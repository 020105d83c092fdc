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
package org.crosscurrent.samples;

import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.velocity.MeasureVelocity;

/**
 * Who repeats whom. The idea: a post that is seen again is no duplicate of itself, so follow each
 * post first, and compare contents behind that.
 */
public final class FindDuplicates {

  private FindDuplicates() {}

  /**
   * Tells posts with new content from those that repeat it, whatever their order of arrival.
   *
   * @param posts any number of observations of each post; timestamps are {@code observedAt}
   */
  public static DeduplicatePosts.Result expand(PCollection<Post> posts) {
    // tag::duplicates
    PCollection<Signal> signals =
        posts
            .apply(
                "Begin signals", MapElements.into(TypeDescriptor.of(Signal.class)).via(Signal::of))
            .setCoder(SignalCoder.of());

    MeasureVelocity.Result followed = signals.apply("Follow posts", MeasureVelocity.perPost());
    return followed.settled().apply("Deduplicate", DeduplicatePosts.byContentHash());
    // end::duplicates
  }
}
