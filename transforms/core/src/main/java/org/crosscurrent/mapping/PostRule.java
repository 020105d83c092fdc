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
    Map<String, Value> values,
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
        .setCommunity(value("community", place))
        .setUrl(value("url", place))
        .setLocation(value("location", place))
        .setRepostOf(reference("repostOf", place, platform))
        .setReplyTo(reference("replyTo", place, platform))
        .setCounts(counts(place))
        .setExtra(extras(place, platform).toMap());
    if (author != null) {
      post.setAuthor(author.read(place, platform));
    }
    found.setOn(post);
    Languages.set(post, value("language", place));
    out.post(post);
  }

  private @Nullable String value(String key, Place place) {
    Value value = values.get(key);
    return value == null ? null : value.text(place);
  }

  private @Nullable String reference(String key, Place place, String platform) {
    String nativeId = value(key, place);
    return nativeId == null ? null : platform + ":" + nativeId;
  }

  private Counts counts(Place place) {
    Long score = counter(values.get("score"), place, true);
    Long comments = counter(values.get("comments"), place, false);
    Long shares = counter(values.get("shares"), place, false);
    Long views = counter(values.get("views"), place, false);
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
    extra.forEach((key, value) -> extras.put(key, value.text(place)));
    extras.put(Extras.QUOTE_OF, reference("quoteOf", place, platform));
    extras.put(Extras.POLL_OPTIONS, value("pollOptions", place));
    if (editedAt != null) {
      extras.put(Extras.EDITED_AT, editedAt.read(place));
    }
    if (sensitive != null) {
      extras.putIf(Extras.SENSITIVE, sensitive.holds(place.here(), place));
    }
    return extras;
  }
}
