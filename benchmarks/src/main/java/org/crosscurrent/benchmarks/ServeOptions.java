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
import org.crosscurrent.pipelines.options.RunOptions;

/** Options of {@code bench serve}. */
public interface ServeOptions extends RunOptions {

  @Description("Posts in the store")
  @Default.Integer(1_000_000)
  int getSignals();

  void setSignals(int signals);

  @Description("Sightings of each of them")
  @Default.Integer(10)
  int getSightings();

  void setSightings(int sightings);

  @Description("Requests in a second")
  @Default.Integer(1000)
  int getRequestsPerSecond();

  void setRequestsPerSecond(int requestsPerSecond);

  @Description("New posts in a second that a live job writes meanwhile; 0 for no job")
  @Default.Integer(20)
  int getPostsPerSecond();

  void setPostsPerSecond(int postsPerSecond);

  @Description("Seconds of requests before anything is measured")
  @Default.Integer(60)
  int getWarmUpSeconds();

  void setWarmUpSeconds(int warmUpSeconds);

  @Description("Seconds that are measured")
  @Default.Integer(60)
  int getMeasureSeconds();

  void setMeasureSeconds(int measureSeconds);
}
