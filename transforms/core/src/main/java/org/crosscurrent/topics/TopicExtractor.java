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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.entities.EntityMention;

/**
 * Finds the topics of a text: hashtags, cashtags, the names of a {@link Gazetteer}, names that
 * another engine found and, if asked for, key phrases, in one pass over its words. Not thread-safe:
 * it reuses its memory; make one for each thread.
 *
 * <ul>
 *   <li>A <b>hashtag</b> is {@code #} and letters, digits, marks and underscores with a letter
 *       among them, up to 100 characters, not right after a word. Its topic has no {@code #}.
 *   <li>A <b>cashtag</b> is {@code $} and one to six Latin letters, with a share class if any
 *       ({@code $BRK.B}), neither after nor before other letters or digits, as in {@code US$} or
 *       {@code $USD100}. Its topic keeps the {@code $}, so that the share {@code $go} is not the
 *       hashtag {@code #go}.
 *   <li>A <b>name</b> is the longest of the gazetteer's at its place, by the rules told there.
 *   <li>An <b>entity</b> is a name that an engine found. Where it and another find overlap, the
 *       longer one counts; of equal ones the gazetteer's or the tag.
 *   <li>A <b>key phrase</b> is two to four words that belong together, by the method that is told
 *       at {@code KeyPhrases}; there are none unless {@link #withKeyPhrases} asks for them. They
 *       come last.
 * </ul>
 *
 * <p>{@link TopicNames} tells which of them are the same topic. A hashtag or an entity that is but
 * a stop word of the post's language is none, unless it is written in capitals ({@code #IT}).
 *
 * <p>Links, handles and mail addresses hold no topics. Topics are in lower case, each once, in the
 * order of their first appearance. Time is linear in the length of the text.
 *
 * <pre>{@code
 * TopicExtractor extractor = new TopicExtractor(Gazetteer.builtIn(), 8);
 * extractor.extract("OpenAI's GPT-5 moves $MSFT #AI", List.of()); // [openai, gpt-5, $msft, ai]
 * }</pre>
 */
public final class TopicExtractor {

  /** A longer hashtag or name is none. */
  public static final int MAX_TOPIC_LENGTH = 100;

  private final int maxTopics;
  private final int keyPhrases;
  private final TopicNames names;
  private final NameFinder finder;

  /**
   * An extractor of its own memory, with the built-in aliases.
   *
   * @param gazetteer the names
   * @param maxTopics how many topics a text may have, 1 or more; the first ones are kept
   * @throws IllegalArgumentException if {@code maxTopics} is out of range
   */
  public TopicExtractor(Gazetteer gazetteer, int maxTopics) {
    this(TopicNames.of(gazetteer, TopicAliases.builtIn()), maxTopics);
  }

  /**
   * An extractor of its own memory.
   *
   * @param names the gazetteer and the aliases
   * @param maxTopics how many topics a text may have, 1 or more; the first ones are kept
   * @throws IllegalArgumentException if {@code maxTopics} is out of range
   */
  public TopicExtractor(TopicNames names, int maxTopics) {
    this(names, maxTopics, 0);
  }

  private TopicExtractor(TopicNames names, int maxTopics, int keyPhrases) {
    checkMaxTopics(maxTopics);
    this.maxTopics = maxTopics;
    this.keyPhrases = keyPhrases;
    this.names = names;
    this.finder = new NameFinder(names.index());
  }

  /**
   * This with up to so many key phrases among the topics, where the language has a list of {@link
   * StopWords}; 0 by default.
   *
   * @throws IllegalArgumentException if negative
   */
  public TopicExtractor withKeyPhrases(int most) {
    checkKeyPhrases(most);
    return new TopicExtractor(names, maxTopics, most);
  }

  static void checkMaxTopics(int maxTopics) {
    if (maxTopics < 1) {
      throw new IllegalArgumentException("maxTopics is " + maxTopics + ": it must be at least 1");
    }
  }

  static void checkKeyPhrases(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("keyPhrases is " + most + ": it must be at least 0");
    }
  }

  /**
   * The topics of a text of unknown language.
   *
   * @param text plain text in NFC
   * @param hashtags what the platform says the hashtags are; those that the text does not hold come
   *     last
   * @return lower case, each once, in order of appearance; immutable
   */
  public List<String> extract(String text, List<String> hashtags) {
    return extract(text, "und", hashtags, List.of());
  }

  /**
   * The topics of a text of unknown language, of which an engine has found names.
   *
   * @param entities what it found in this text, in any order
   * @return lower case, each once, in order of appearance; immutable
   */
  public List<String> extract(String text, List<String> hashtags, List<EntityMention> entities) {
    return extract(text, "und", hashtags, entities);
  }

  /**
   * The topics of a text.
   *
   * @param text plain text in NFC
   * @param language its ISO 639-1 code, or {@code und}
   * @param hashtags what the platform says the hashtags are; those that the text does not hold come
   *     last
   * @param entities what an engine found in this text, in any order
   * @return lower case, each once, in order of appearance; immutable
   */
  public List<String> extract(
      String text, String language, List<String> hashtags, List<EntityMention> entities) {
    finder.read(text);
    if (finder.count() == 0 && hashtags.isEmpty() && entities.isEmpty() && keyPhrases == 0) {
      return List.of();
    }
    Found found = new Found(language);
    if (entities.isEmpty()) {
      for (int match = 0; match < finder.count() && !found.isFull(); match++) {
        found.addMatch(match);
      }
    } else {
      addInOrder(found, entities);
    }
    for (int i = 0; i < hashtags.size() && !found.isFull(); i++) {
      found.addPlatformTag(hashtags.get(i));
    }
    if (keyPhrases > 0 && !found.isFull()) {
      KeyPhrases.of(finder, StopWords.of(language), keyPhrases).forEach(found::addKeyPhrase);
    }
    return List.copyOf(found.topics);
  }

  /** A match, or an entity where that is none of them. */
  private record Place(int start, int end, int match, @Nullable EntityMention entity) {}

  /** The longer of overlapping places counts, then the match, then the first. */
  private static final Comparator<Place> LONGEST_FIRST =
      Comparator.comparingInt((Place place) -> place.start() - place.end())
          .thenComparing(place -> place.entity() != null)
          .thenComparingInt(Place::start)
          .thenComparing(place -> place.entity() == null ? "" : place.entity().name());

  private void addInOrder(Found found, List<EntityMention> entities) {
    List<Place> places = new ArrayList<>();
    for (int match = 0; match < finder.count(); match++) {
      if (finder.isSure(match)) {
        int sign = finder.isTag(match) && finder.isHashtag(match) ? 1 : 0;
        places.add(new Place(finder.start(match) - sign, finder.end(match), match, null));
      }
    }
    for (EntityMention entity : entities) {
      places.add(new Place(entity.start(), entity.end(), -1, entity));
    }
    places.sort(LONGEST_FIRST);
    List<Place> kept = new ArrayList<>();
    for (Place place : places) {
      if (kept.stream().noneMatch(k -> k.start() < place.end() && place.start() < k.end())) {
        kept.add(place);
      }
    }
    kept.sort(Comparator.comparingInt(Place::start));
    for (Place place : kept) {
      EntityMention entity = place.entity();
      if (found.isFull()) {
        return;
      } else if (entity == null) {
        found.addMatch(place.match());
      } else {
        found.addEntity(entity);
      }
    }
  }

  /** The topics so far. */
  private final class Found {
    private final List<String> topics = new ArrayList<>(Math.min(maxTopics, 8));
    private final String language;

    /** Hashtags of the text whose topic is another word; rarely any. */
    private @Nullable List<String> renamed;

    Found(String language) {
      this.language = language;
    }

    boolean isFull() {
      return topics.size() >= maxTopics;
    }

    void addMatch(int match) {
      if (!finder.isSure(match)) {
        return;
      }
      if (!finder.isTag(match)) {
        add(names.ofName(finder.number(match)));
      } else if (finder.isHashtag(match)) {
        addTag(finder.written(match));
      } else {
        add(names.ofCashtag(finder.written(match)));
      }
    }

    private void addTag(String tag) {
      String lower = tag.toLowerCase(Locale.ROOT);
      String topic = names.ofTag(tag);
      if (!topic.equals(lower)) {
        renamed = renamed == null ? new ArrayList<>() : renamed;
        renamed.add(lower);
      }
      if (!isStopWord(tag, lower)) {
        add(topic);
      }
    }

    void addPlatformTag(String tag) {
      String plain = tag.strip();
      plain = plain.startsWith("#") ? plain.substring(1) : plain;
      String lower = plain.toLowerCase(Locale.ROOT);
      if (!lower.isEmpty()
          && (renamed == null || !renamed.contains(lower))
          && !isStopWord(plain, lower)) {
        add(names.ofTag(plain));
      }
    }

    void addEntity(EntityMention entity) {
      String topic = names.topicOf(entity.name());
      if (!isStopWord(entity.name(), topic)) {
        add(topic);
      }
    }

    void addKeyPhrase(String phrase) {
      if (!isFull()) {
        add(names.topicOf(phrase));
      }
    }

    private boolean isStopWord(String written, String lower) {
      return StopWords.of(language).areAllOf(lower)
          && (written.length() < 2 || !written.equals(written.toUpperCase(Locale.ROOT)));
    }

    private void add(String topic) {
      if (!topic.isEmpty() && topic.length() <= MAX_TOPIC_LENGTH && !topics.contains(topic)) {
        topics.add(topic);
      }
    }
  }
}
