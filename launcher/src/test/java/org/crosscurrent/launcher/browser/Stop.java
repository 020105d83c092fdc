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
package org.crosscurrent.launcher.browser;

/** The pages of the dashboard, in the order of its menu. */
enum Stop {
  OVERVIEW("/", "Overview"),
  TRENDING("/trending", "Trending"),
  CROSS_PLATFORM("/cross-platform", "Cross-platform"),
  AUTHORS("/authors", "Authors"),
  HASHTAGS("/hashtags", "Hashtags"),
  GEOGRAPHY("/geography", "Geography"),
  KINDS("/kinds", "Content kinds"),
  OPERATIONS("/operations", "Operations"),
  DOCS("/docs", "API"),
  TOPIC(null, null);

  private final String path;
  private final String title;

  Stop(String path, String title) {
    this.path = path;
    this.title = title;
  }

  /** Where it lies; that of the topic that most is written about, for the page of a topic. */
  String path(Site site) throws Exception {
    return path == null ? site.topicPath() : path;
  }

  /** Its name in the menu; null where it is not in it. */
  String title() {
    return title;
  }

  /** As in names of files. */
  String fileName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
