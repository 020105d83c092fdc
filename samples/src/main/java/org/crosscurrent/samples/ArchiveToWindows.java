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

import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.io.archive.ReadArchive;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.pipelines.SignalGraph;

/**
 * An archive, through the whole graph. The idea: the graph is a transform like the others; what you
 * do not need of its outputs you leave, and no store is involved.
 */
public final class ArchiveToWindows {

  private ArchiveToWindows() {}

  /**
   * Reads an archive and adds its unique posts up by topic and platform.
   *
   * @param path a folder as {@code WriteArchive} fills it, a file, or a glob
   * @param platforms the only ones to read; an empty set means all
   */
  public static PCollection<TopicWindow> build(
      Pipeline pipeline, String path, Set<String> platforms) {
    // tag::graph
    ReadArchive.Result read =
        pipeline.apply("Read archive", ReadArchive.from(path).withPlatforms(platforms));
    SignalGraph.Result result = read.posts().apply("Signals", SignalGraph.create());
    return result.topicWindows();
    // end::graph
  }

  /** Reads the archive named first into text files named second. */
  public static void main(String[] args) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    build(pipeline, args[0], Set.of())
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply(
            "Describe",
            MapElements.into(TypeDescriptors.strings())
                .via(w -> w.getWindowStart() + "\t" + w.getTopic() + "\t" + w.getPosts()))
        .apply("Write", TextIO.write().to(args[1]).withSuffix(".tsv"));
    pipeline.run().waitUntilFinish();
  }
}
