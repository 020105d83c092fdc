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
package org.crosscurrent.testkit.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.testkit.generator.Vocabulary.Theme;

/**
 * Puts texts together: an opening in the manner of the platform, a statement in the mood that the
 * platform has on the theme, a detail, hashtags and sometimes an address.
 */
final class Wording {

  private static final String[] LANGUAGES = {"de", "es", "fr", "ja"};
  private static final String[] SITES = {
    "https://news.example/",
    "https://blog.harbour.example/",
    "http://www.paper.example/a?id=",
    "www.gazette.example/",
    "https://video.example/watch/"
  };

  private final Vocabulary vocabulary = Vocabulary.instance();
  private final Rng rng;
  private final boolean plainWords;
  private final long moodSeed;

  Wording(Rng rng, boolean plainWords, long seed) {
    this.rng = rng;
    this.plainWords = plainWords;
    this.moodSeed = Rng.mix(seed ^ 0x6D6F6F64L);
  }

  String language() {
    return rng.chance(0.9) ? "en" : rng.pick(LANGUAGES);
  }

  /**
   * A text on a theme.
   *
   * @param titled whether it has a title
   * @param extraTag a further hashtag, or null
   */
  Content compose(
      SocialPlatform platform, Theme theme, String language, boolean titled, String extraTag) {
    String mood = mood(platform, theme);
    String subject = subject(theme, language);
    String statement =
        fill(rng.pick(vocabulary.phrases(mood, language)), subject, rng.between(2, 1000));
    StringBuilder rest = new StringBuilder(detail(language));
    if (rng.chance(0.4)) {
      rest.append(language.equals("ja") ? "" : " ");
      rest.append(rng.pick(vocabulary.phrases("closer", language)));
    }
    if (titled) {
      boolean bare = rng.chance(0.3);
      String words = bare ? ended(statement) + " " + detail(language) : statement;
      List<Segment> title = List.of(Segment.plain(capitalised(words)));
      List<Segment> tagged = bare ? new ArrayList<>(title) : start(rest.toString());
      // Nobody puts hashtags into the title of a submission to Reddit.
      if (!bare || platform != SocialPlatform.REDDIT) {
        addExtras(tagged, theme, extraTag, !bare);
      }
      return bare
          ? new Content(List.copyOf(tagged), List.of())
          : new Content(title, List.copyOf(tagged));
    }
    String opener =
        language.equals("en") && rng.chance(0.6)
            ? rng.pick(vocabulary.phrases("opener", platform.label())) + " "
            : "";
    List<Segment> body = start(opener + ended(statement) + " " + rest);
    addExtras(body, theme, extraTag, true);
    return new Content(List.of(), List.copyOf(body));
  }

  private static List<Segment> start(String text) {
    List<Segment> segments = new ArrayList<>();
    segments.add(Segment.plain(text));
    return segments;
  }

  private void addExtras(
      List<Segment> segments, Theme theme, String extraTag, boolean addressAllowed) {
    if (addressAllowed && rng.chance(0.2)) {
      segments.add(Segment.plain(" "));
      segments.add(Segment.url(url()));
    }
    if (extraTag != null) {
      segments.add(Segment.plain(" "));
      segments.add(Segment.hashtag(extraTag));
    }
    int tags = Math.min(rng.below(4), extraTag == null ? 3 : 2);
    int first = rng.below(theme.hashtags().length);
    for (int i = 0; i < Math.min(tags, theme.hashtags().length); i++) {
      String tag = theme.hashtags()[(first + i) % theme.hashtags().length];
      segments.add(Segment.plain(" "));
      segments.add(Segment.hashtag(rng.chance(0.3) ? tag.toLowerCase(Locale.ROOT) : tag));
    }
  }

  /** An address that nobody else was given before, most likely. */
  String url() {
    return rng.pick(SITES) + Long.toString(rng.next() >>> 24, 36);
  }

  /** What an author adds when editing. */
  String amendment() {
    return " (edit: corrected number " + rng.between(2, 1000) + ", thanks)";
  }

  private String subject(Theme theme, String language) {
    if (!language.equals("en")) {
      return rng.pick(vocabulary.phrases("subject", language));
    }
    if (!plainWords && rng.chance(0.5)) {
      return rng.pick(theme.products());
    }
    return rng.pick(theme.subjects());
  }

  private String detail(String language) {
    return fill(rng.pick(vocabulary.phrases("detail", language)), "", rng.between(2, 10_000));
  }

  /** Each platform leans its own way on each theme, so that some pairs disagree. */
  private String mood(SocialPlatform platform, Theme theme) {
    long lean = Rng.mix(moodSeed + theme.index() * 31L + platform.ordinal());
    double positive = 0.15 + 0.55 * ((lean >>> 11) * 0x1p-53);
    double negative = 0.85 - positive;
    double drawn = rng.unit();
    if (drawn < positive) {
      return "positive";
    }
    return drawn < positive + negative ? "negative" : "neutral";
  }

  private static String fill(String template, String subject, int number) {
    return template.replace("{s}", subject).replace("{n}", Integer.toString(number));
  }

  /** With a full stop, unless it ends with something of that kind. */
  private static String ended(String statement) {
    int last = statement.codePointBefore(statement.length());
    return Character.isLetterOrDigit(last) || last == ')' ? statement + "." : statement;
  }

  private static String capitalised(String text) {
    int first = text.codePointAt(0);
    return new StringBuilder(text.length())
        .appendCodePoint(Character.toUpperCase(first))
        .append(text, Character.charCount(first), text.length())
        .toString();
  }
}
