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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.crosscurrent.text.HtmlText;

/** The compiled {@code post} section of a mapping. */
record PostRule(
    Value id,
    String idName,
    Moment createdAt,
    KindRule kind,
    TextRule title,
    TextRule text,
    @Nullable AuthorRule author,
    EntitiesRule entities,
    Singles values,
    Map<String, Value> extra,
    @Nullable Moment editedAt,
    @Nullable Condition sensitive) {

  /**
   * Reads the post.
   *
   * @throws Rejection if it lacks what no post can lack
   */
  void read(Place place, String platform, Output out) {
    String nativeId = id.text(place);
    if (nativeId == null) {
      throw Rejection.missing(idName);
    }
    Post.Builder post = out.start(nativeId, createdAt.require(place));
    HtmlText heading = title.read(place);
    HtmlText words = text.read(place);
    Entities found = entities.read(place, heading.text(), words.text(), words.links());
    boolean onlyMedia = found.hasMedia() && words.text().isBlank() && heading.text().isBlank();
    post.setKind(kind.read(place, onlyMedia))
        .setTitle(heading.text())
        .setText(words.text())
        .setCommunity(text(values.community, place))
        .setUrl(text(values.url, place))
        .setLocation(text(values.location, place))
        .setRepostOf(reference(values.repostOf, place, platform))
        .setReplyTo(reference(values.replyTo, place, platform))
        .setCounts(counts(place))
        .setExtra(extras(place, platform).toMap());
    if (author != null) {
      post.setAuthor(author.read(place, platform));
    }
    found.setOn(post);
    Languages.set(post, text(values.language, place));
    out.post(post);
  }

  private static @Nullable String text(@Nullable Value value, Place place) {
    return value == null ? null : value.text(place);
  }

  private static @Nullable String reference(@Nullable Value value, Place place, String platform) {
    String nativeId = text(value, place);
    return nativeId == null ? null : platform + ":" + nativeId;
  }

  private Counts counts(Place place) {
    Long score = counter(values.score, place, true);
    Long comments = counter(values.comments, place, false);
    Long shares = counter(values.shares, place, false);
    Long views = counter(values.views, place, false);
    if (score == null && comments == null && shares == null && views == null) {
      return Counts.none();
    }
    return Counts.builder()
        .setScore(score)
        .setComments(comments)
        .setShares(shares)
        .setViews(views)
        .build();
  }

  static @Nullable Long counter(@Nullable Value value, Place place, boolean signed) {
    JsonNode found = value == null ? null : value.first(place.here(), place);
    if (found == null) {
      return null;
    }
    return signed ? Counters.of(found) : Counters.ofMany(found);
  }

  private Extras extras(Place place, String platform) {
    Extras extras = new Extras();
    for (Map.Entry<String, Value> one : extra.entrySet()) {
      extras.put(one.getKey(), one.getValue().text(place));
    }
    extras.put(Extras.QUOTE_OF, reference(values.quoteOf, place, platform));
    extras.put(Extras.POLL_OPTIONS, text(values.pollOptions, place));
    if (editedAt != null) {
      extras.put(Extras.EDITED_AT, editedAt.read(place));
    }
    if (sensitive != null) {
      extras.putIf(Extras.SENSITIVE, sensitive.holds(place.here(), place));
    }
    return extras;
  }

  /** The fields that one value gives; null where the mapping does not tell them. */
  record Singles(
      @Nullable Value community,
      @Nullable Value language,
      @Nullable Value url,
      @Nullable Value location,
      @Nullable Value repostOf,
      @Nullable Value replyTo,
      @Nullable Value quoteOf,
      @Nullable Value score,
      @Nullable Value comments,
      @Nullable Value shares,
      @Nullable Value views,
      @Nullable Value pollOptions) {}
}
