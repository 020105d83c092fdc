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

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.io.archive.ReadArchive;
import org.crosscurrent.io.archive.ReadNative;
import org.crosscurrent.normalize.NormalizePosts;

/**
 * A public dump, in the one schema. The idea: what cannot be read is an output of its own, with its
 * bytes and the reason, and harms nothing beside it.
 */
public final class NormaliseOneDump {

  private NormaliseOneDump() {}

  /**
   * Reads a dump and normalises it.
   *
   * @param path a file, glob or folder of {@code .jsonl} or {@code .jsonl.gz}, one payload a line
   * @param platform whose payloads they are, such as {@code reddit}
   */
  public static NormalizePosts.Result build(Pipeline pipeline, String path, String platform) {
    // tag::normalise
    ReadArchive.Result read = pipeline.apply("Read dump", ReadNative.from(path).platform(platform));
    return read.posts().apply("Normalise", NormalizePosts.ofAllPlatforms().withDeadLetters());
    // end::normalise
  }

  /** Reads the dump named first, of the platform named second, into text files named third. */
  public static void main(String[] args) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    build(pipeline, args[0], args[1])
        .posts()
        .apply(
            "Describe",
            MapElements.into(TypeDescriptors.strings())
                .via(post -> post.getCreatedAt() + "\t" + post.getId() + "\t" + post.getTitle()))
        .apply("Write", TextIO.write().to(args[2]).withSuffix(".tsv"));
    pipeline.run().waitUntilFinish();
  }
}
