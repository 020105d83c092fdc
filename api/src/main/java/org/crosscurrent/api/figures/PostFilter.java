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
package org.crosscurrent.api.figures;

import java.util.List;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.store.Sql;

/**
 * Which posts are counted; null lets all through.
 *
 * @param platform exact name
 * @param topic one of the post's topics
 * @param language ISO 639-1 or und
 * @param sentiment positive, neutral or negative
 * @param viral whether the post must be trending (true) or must not be (false)
 */
public record PostFilter(
    String platform, String topic, String language, String sentiment, Boolean viral) {

  public static final List<String> PARAMETERS =
      List.of("platform", "topic", "language", "sentiment", "viral");

  /** The filter that a request asks for. */
  public static PostFilter of(Parameters parameters) {
    return new PostFilter(
        parameters.platform(),
        parameters.topic(),
        parameters.language(),
        parameters.choice("sentiment", List.of("positive", "neutral", "negative"), null),
        parameters.flag("viral"));
  }

  /** Whether no more than the platform is asked for. */
  public boolean isPlatformAlone() {
    return topic == null && language == null && sentiment == null && viral == null;
  }

  /** Adds what goes for {@code facet_hours}: all but the topic. */
  void addToHours(Sql sql) {
    addWhatBothHave(sql);
    if (viral != null) {
      sql.add(viral ? "AND viral" : "AND NOT viral");
    }
  }

  /** Adds what goes for {@code served_signals}. */
  public void addToPosts(Sql sql) {
    addWhatBothHave(sql);
    sql.addIf(topic, "AND topics @> ARRAY[?]::text[]");
    if (viral != null) {
      sql.add(viral ? "AND is_trending" : "AND NOT is_trending");
    }
  }

  private void addWhatBothHave(Sql sql) {
    sql.addIf(platform, "AND platform = ?");
    sql.addIf(language, "AND language = ?");
    sql.addIf(sentiment, "AND sentiment_label = ?");
  }
}
