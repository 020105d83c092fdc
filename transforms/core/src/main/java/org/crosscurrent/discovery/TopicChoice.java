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
package org.crosscurrent.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.topics.StopWords;
import org.joda.time.Instant;

/**
 * Chooses the topics of one window and language among the phrases that may rise. What it chooses
 * depends on the set of the phrases alone.
 */
final class TopicChoice {

  private final DiscoveryRule rule;

  TopicChoice(DiscoveryRule rule) {
    this.rule = rule;
  }

  /** A phrase that rises. */
  private record Candidate(Rise rise, int contentWords, double score, double lift) {

    String phrase() {
      return rise.phrase();
    }

    long posts() {
      return rise.now().posts();
    }
  }

  /** A topic and the phrases that go with it. */
  private record Group(Candidate head, List<Candidate> members) {

    /**
     * A phrase goes with a topic that it overlaps, or that the same posts name, if at least half as
     * many posts name that.
     */
    boolean takes(Candidate other) {
      return 2 * head.posts() >= other.posts()
          && members.stream()
              .anyMatch(
                  member ->
                      overlap(member.phrase(), other.phrase())
                          || areTheSamePosts(member.rise().now(), other.rise().now()));
    }
  }

  private static final Comparator<Candidate> LONGEST_FIRST =
      Comparator.comparingInt(Candidate::contentWords)
          .thenComparingLong(Candidate::posts)
          .thenComparingDouble(Candidate::score)
          .reversed()
          .thenComparingInt(candidate -> words(candidate.phrase()))
          .thenComparing(Candidate::phrase);

  private static final Comparator<Group> BEST_FIRST =
      Comparator.comparingDouble((Group group) -> group.head().score())
          .reversed()
          .thenComparing(group -> group.head().phrase());

  /** The topics, best first; of no posts of the language there are none. */
  List<DiscoveredTopic> choose(
      String language, Instant start, Instant end, Iterable<Rise> phrases) {
    Rise all = null;
    List<Rise> rises = new ArrayList<>();
    for (Rise rise : phrases) {
      if (rise.phrase().equals(Rise.ALL)) {
        all = rise;
      } else {
        rises.add(rise);
      }
    }
    if (all == null) {
      return List.of();
    }
    List<Group> groups = groups(rises, all, StopWords.of(language));
    groups.sort(BEST_FIRST);
    List<DiscoveredTopic> topics = new ArrayList<>();
    for (Group group : groups.subList(0, Math.min(rule.maxTopics(), groups.size()))) {
      topics.add(describe(language, start, end, group, all));
    }
    return topics;
  }

  private List<Group> groups(List<Rise> rises, Rise all, StopWords stopWords) {
    List<Candidate> candidates = new ArrayList<>();
    for (Rise rise : rises) {
      long k1 = rise.now().posts();
      double score = LogLikelihood.ratio(k1, all.now().posts(), rise.before(), all.before());
      double lift = LogLikelihood.lift(k1, all.now().posts(), rise.before(), all.before());
      if (k1 >= rule.minPosts() && score >= rule.minScore() && lift >= rule.minLift()) {
        candidates.add(new Candidate(rise, contentWords(rise.phrase(), stopWords), score, lift));
      }
    }
    candidates.sort(LONGEST_FIRST);
    List<Group> groups = new ArrayList<>();
    for (Candidate candidate : candidates) {
      groups.stream()
          .filter(group -> group.takes(candidate))
          .findFirst()
          .ifPresentOrElse(
              group -> group.members().add(candidate),
              () -> groups.add(new Group(candidate, new ArrayList<>(List.of(candidate)))));
    }
    return groups;
  }

  private DiscoveredTopic describe(
      String language, Instant start, Instant end, Group group, Rise all) {
    Candidate head = group.head();
    return DiscoveredTopic.builder()
        .setLanguage(language)
        .setPhrase(head.phrase())
        .setWindowStart(start)
        .setWindowEnd(end)
        .setCategory(category(group))
        .setVariants(group.members().stream().skip(1).map(Candidate::phrase).sorted().toList())
        .setPosts(head.posts())
        .setWindowPosts(all.now().posts())
        .setHistoryPosts(head.rise().before())
        .setHistoryWindowPosts(all.before())
        .setScore(head.score())
        .setLift(head.lift())
        .setEvidence(head.rise().now().postIds())
        .build();
  }

  /** That of the longest seed which one of the phrases holds; of equally long ones the first. */
  private @Nullable String category(Group group) {
    String longest = null;
    for (Map.Entry<String, String> seed : new TreeMap<>(rule.seeds()).entrySet()) {
      boolean holds =
          group.members().stream().anyMatch(member -> covers(member.phrase(), seed.getKey()));
      if (holds && (longest == null || seed.getKey().length() > longest.length())) {
        longest = seed.getKey();
      }
    }
    return longest == null ? null : rule.seeds().get(longest);
  }

  private static int contentWords(String phrase, StopWords stopWords) {
    int words = 0;
    for (String word : phrase.split(" ")) {
      words += stopWords.contains(word) ? 0 : 1;
    }
    return words;
  }

  /** Whether four of five of the best posts of the one are among those of the other. */
  private static boolean areTheSamePosts(PhraseTally one, PhraseTally other) {
    List<String> ids = other.postIds();
    long shared = one.postIds().stream().filter(ids::contains).count();
    return shared > 0 && 5 * shared >= 4L * Math.min(one.evidence().size(), ids.size());
  }

  private static int words(String phrase) {
    int words = 1;
    for (int i = 0; i < phrase.length(); i++) {
      words += phrase.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }

  /** Whether one holds the other, begins with two words that the other ends with, or is spaced. */
  static boolean overlap(String one, String other) {
    return covers(one, other)
        || covers(other, one)
        || one.replace(" ", "").equals(other.replace(" ", ""))
        || follows(one, other)
        || follows(other, one);
  }

  private static boolean covers(String longer, String shorter) {
    return (' ' + longer + ' ').contains(' ' + shorter + ' ')
        || isWithoutSpaces(shorter) && longer.contains(shorter);
  }

  private static boolean isWithoutSpaces(String phrase) {
    return !phrase.isEmpty() && phrase.codePoints().allMatch(c -> c >= 0x3040);
  }

  /** Whether the second phrase begins with the last two words of the first. */
  private static boolean follows(String first, String second) {
    int last = first.lastIndexOf(' ');
    int from = last < 0 ? -1 : first.lastIndexOf(' ', last - 1);
    return from >= 0 && (second + ' ').startsWith(first.substring(from + 1) + ' ');
  }
}
