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
package org.crosscurrent.topics;

import java.text.Normalizer;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The one topic that several ways to write it have in common. Immutable and thread-safe.
 *
 * <ol>
 *   <li>An alias gives its topic.
 *   <li>What a gazetteer knows, written in any capitals, with or without spaces, hyphens, full
 *       stops and the name's accents, as a plural or a possessive, has the gazetteer's topic:
 *       {@code #OpenAI}, "Open AI" and "OpenAI's" are {@code openai}, {@code #UnitedStates} and
 *       "U.S." are {@code united states}. Of names that may be ordinary words ({@code #apple},
 *       {@code #us}) only the way they are written counts.
 *   <li>All else is its own topic: in lower case and of common width, spaces each one. Accents
 *       stay, since they tell words apart.
 * </ol>
 *
 * <pre>{@code
 * TopicNames names = TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn());
 * names.topicOf("Open AI's"); // openai
 * names.topicOf("#UnitedStates"); // united states
 * }</pre>
 */
public final class TopicNames {

  private final NameIndex index;
  private final TopicAliases aliases;
  private final boolean hashtagsAsWritten;
  private final String[] topics;

  private TopicNames(NameIndex index, TopicAliases aliases, boolean hashtagsAsWritten) {
    this.index = index;
    this.aliases = aliases;
    this.hashtagsAsWritten = hashtagsAsWritten;
    topics = new String[index.trie().size()];
    for (int i = 0; i < topics.length; i++) {
      GazetteerName name = index.trie().name(i);
      String alias = aliases.topicOf(name.name());
      topics[i] = alias == null ? aliased(name.topic()) : alias;
    }
  }

  /** By the names of a gazetteer, and by aliases, which come first. */
  public static TopicNames of(Gazetteer gazetteer, TopicAliases aliases) {
    return new TopicNames(NameIndex.of(gazetteer), aliases, false);
  }

  /**
   * These names, but each hashtag its own topic in lower case, as in stores of versions that did
   * not join them.
   */
  public TopicNames withHashtagsAsWritten() {
    return new TopicNames(index, aliases, true);
  }

  /**
   * The topic of a hashtag (with or without its sign), a cashtag, or a name.
   *
   * @param written in NFC
   * @return lower case, not blank unless {@code written} is; it may be longer than a topic may be
   */
  public String topicOf(String written) {
    String name = written.strip();
    if (name.startsWith("#") || name.startsWith("＃")) {
      return ofTag(name.substring(1));
    }
    return name.startsWith("$") ? aliased(name.toLowerCase(Locale.ROOT)) : ofName(name);
  }

  /** The topic of a hashtag without its sign. */
  String ofTag(String tag) {
    if (hashtagsAsWritten) {
      return tag.toLowerCase(Locale.ROOT);
    }
    String known = known(tag);
    return known == null ? plain(tag) : known;
  }

  /** The topic of the gazetteer's name of this number. */
  String ofName(int name) {
    return topics[name];
  }

  /** The topic of a cashtag. */
  String ofCashtag(String tag) {
    return aliased(tag.toLowerCase(Locale.ROOT));
  }

  private String ofName(String written) {
    String name = written;
    int last = name.length() - 2;
    if (last > 0 && "'’".indexOf(name.charAt(last)) >= 0 && Chars.isPossessive(name, last)) {
      name = name.substring(0, last);
    }
    String known = known(name);
    return known == null ? plain(name).replaceAll("\\s+", " ") : known;
  }

  private @Nullable String known(String written) {
    String alias = aliases.topicOf(written);
    if (alias != null) {
      return alias;
    }
    GazetteerName name = index.nameOf(written);
    return name == null ? null : aliased(name.topic());
  }

  private String aliased(String topic) {
    String alias = aliases.topicOf(topic);
    return alias == null ? topic : alias;
  }

  private static String plain(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= '\uff00' && c <= '\uffef') {
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      }
    }
    return lower;
  }

  NameIndex index() {
    return index;
  }
}
