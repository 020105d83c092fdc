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
package org.crosscurrent.api.signals;

import java.util.List;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;

/**
 * Which signals are asked for; null lets all through.
 *
 * @param platform exact name
 * @param community exact name
 * @param topic one of the signal's topics
 * @param language ISO 639-1 or und
 * @param sentiment positive, neutral or negative
 * @param words what title and text must say, in the syntax of crosscurrent_query; goes with the
 *     projection alone, since {@code signals} has no words
 * @param range when the post must have been observed, see {@link #addRange}
 * @param minScore the least score; posts without a score are left out
 * @param trending whether the post must be trending (true) or must not be (false)
 * @param toxic whether posts flagged as toxic are among them; never null
 */
public record SignalFilter(
    String platform,
    String community,
    String topic,
    String language,
    String sentiment,
    String words,
    Range range,
    Long minScore,
    Boolean trending,
    Toxic toxic) {

  public static final List<String> PARAMETERS =
      List.of(
          "platform",
          "community",
          "topic",
          "language",
          "sentiment",
          "q",
          "from",
          "to",
          "min_score",
          "trending",
          Toxic.PARAMETER);

  /**
   * The filter that a request asks for.
   *
   * @param toxicOtherwise what goes for toxic posts where the request says nothing of them
   */
  public static SignalFilter of(Parameters parameters, Toxic toxicOtherwise) {
    return new SignalFilter(
        parameters.platform(),
        parameters.text("community", 512),
        parameters.topic(),
        parameters.language(),
        parameters.choice("sentiment", List.of("positive", "neutral", "negative"), null),
        parameters.text("q", 200),
        parameters.range(),
        parameters.whole("min_score"),
        parameters.flag("trending"),
        Toxic.of(parameters, toxicOtherwise));
  }

  /** Adds all that is asked. */
  public void addTo(Sql sql) {
    sql.addIf(platform, "AND platform = ?");
    sql.addIf(community, "AND community = ?");
    sql.addIf(topic, "AND topics @> ARRAY[?]::text[]");
    sql.addIf(language, "AND language = ?");
    sql.addIf(sentiment, "AND sentiment_label = ?");
    sql.addIf(minScore, "AND score >= ?");
    addRange(sql, range);
    if (trending != null) {
      sql.add(trending ? "AND is_trending" : "AND is_trending IS NOT TRUE");
    }
    toxic.addTo(sql);
    sql.addIf(words, "AND words @@ crosscurrent_query(?)");
  }

  /**
   * Posts whose sightings reach into [from, to): last seen at or after its beginning, first seen
   * before its end. A further sighting only ever widens what a post reaches into, so a post that is
   * seen again during a walk does not drop out of it.
   */
  public static void addRange(Sql sql, Range range) {
    sql.addIf(range.from(), "AND observed_at >= ?");
    sql.addIf(range.to(), "AND first_observed_at < ?");
  }
}
