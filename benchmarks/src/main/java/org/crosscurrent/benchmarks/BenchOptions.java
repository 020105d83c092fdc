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
package org.crosscurrent.benchmarks;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.pipelines.options.RunOptions;

/** Options of the benchmarks. */
public interface BenchOptions extends RunOptions {

  @Description("File to read; generated posts if not set")
  @Nullable String getInput();

  void setInput(@Nullable String input);

  @Description("What a line is: envelope or native")
  @Default.String("envelope")
  String getFormat();

  void setFormat(String format);

  @Description("Platform of native payloads")
  @Nullable String getPlatform();

  void setPlatform(@Nullable String platform);

  @Description("Generated posts, where no input is given; 0 takes what suits the benchmark")
  @Default.Integer(0)
  int getPosts();

  void setPosts(int posts);

  @Description("Posts in a second of the latency benchmark")
  @Default.Integer(2000)
  int getPostsPerSecond();

  void setPostsPerSecond(int postsPerSecond);

  @Description("Seconds that the latency benchmark measures")
  @Default.Integer(60)
  int getMeasureSeconds();

  void setMeasureSeconds(int measureSeconds);

  @Description(
      "Seconds before the latency benchmark measures; in the first half of them the rate grows")
  @Default.Integer(120)
  int getWarmUpSeconds();

  void setWarmUpSeconds(int warmUpSeconds);
}
