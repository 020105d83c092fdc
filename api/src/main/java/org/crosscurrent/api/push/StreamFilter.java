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
package org.crosscurrent.api.push;

import java.util.Set;
import org.crosscurrent.api.signals.Toxic;

/**
 * Which events are pushed. Equal filters share what is rendered.
 *
 * @param platforms any of them; all where empty
 * @param topic one of the post's topics; any where null
 * @param trending whether the post must be trending (true) or must not be (false); null for both
 * @param toxic whether posts flagged as toxic are among them
 */
record StreamFilter(Set<String> platforms, String topic, Boolean trending, Toxic toxic) {
  /**
   * Whether an event passes. That a post was deleted is told to all who may have seen it: what else
   * it was, and so whether it passed, may have changed in the meantime.
   */
  boolean accepts(FeedEvent event) {
    if (event.isWithdrawn()) {
      return false;
    }
    if (!platforms.isEmpty() && event.platform() != null && !platforms.contains(event.platform())) {
      return false;
    }
    if (event.isDeletion()) {
      return true;
    }
    return (topic == null || event.topics().contains(topic))
        && (trending == null || trending == event.trending())
        && (toxic == Toxic.INCLUDE || event.toxic() == (toxic == Toxic.ONLY));
  }
}
