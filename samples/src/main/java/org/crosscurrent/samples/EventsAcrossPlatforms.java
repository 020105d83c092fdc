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

import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.events.DetectCrossPlatformEvents;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;

/**
 * Which platform led on a topic, and by how much. The idea: an event comes out again whenever it
 * changes; take the rows of those that have ended, or keep the highest version of each.
 */
public final class EventsAcrossPlatforms {

  private EventsAcrossPlatforms() {}

  /**
   * Tells of each episode of a topic, when it has ended.
   *
   * @param windows as {@link TopicsPerWindow} gives them
   * @return one sentence for each episode
   */
  public static PCollection<String> expand(PCollection<TopicWindow> windows) {
    // tag::events
    return windows
        .apply("Detect events", DetectCrossPlatformEvents.overTwoHours().withMinPosts(4))
        .apply("Ended", Filter.by(event -> event.getResolvedAt() != null))
        .apply(
            "Tell", MapElements.into(TypeDescriptors.strings()).via(EventsAcrossPlatforms::tell));
    // end::events
  }

  private static String tell(CrossPlatformEvent event) {
    return event.getTopic()
        + " began on "
        + event.getOriginPlatform()
        + " and took "
        + event.getSpreadSeconds()
        + " s to reach "
        + String.join(", ", event.getLags().keySet());
  }
}
