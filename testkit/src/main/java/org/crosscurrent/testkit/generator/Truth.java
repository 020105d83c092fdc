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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must come out, when exactly the records that were added here went in, in whatever order. It
 * follows the rules in the plainest Java and uses none of the library's transforms, so that the two
 * can be held against each other.
 *
 * <p>It keeps something for each observation: meant for some millions of records, not for a stream
 * without an end. Not for several threads.
 */
public final class Truth {

  /** How long the windows of topics are. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  /** How long a post is canonical for its content. */
  public static final Duration CANONICAL = Duration.ofHours(24);

  private final Map<String, PostHistory> posts = new HashMap<>();
  private final SortedMap<String, Tally> tallies = new TreeMap<>();

  /** Takes one record that was sent. */
  public void add(GeneratedPost post) {
    TruthEntry entry = post.truth();
    Tally tally = tallies.computeIfAbsent(entry.platform(), key -> new Tally());
    tally.records++;
    if (entry.kind() == TruthEntry.Kind.BROKEN) {
      tally.deadLetters.merge(entry.reason().label(), 1L, Long::sum);
      return;
    }
    PostHistory history =
        posts.computeIfAbsent(entry.postId(), key -> new PostHistory(entry.platform()));
    if (!history.add(entry)) {
      tally.redeliveries++;
    }
  }

  /** Takes all records that were sent. */
  public void addAll(Iterable<GeneratedPost> sent) {
    sent.forEach(this::add);
  }

  /** How many of what, by platform. Platforms that nobody reads have their dead letters only. */
  public SortedMap<String, RecordCounts> byPlatform() {
    SortedMap<String, Tally> complete = new TreeMap<>();
    tallies.forEach((platform, tally) -> complete.put(platform, tally.copy()));
    for (PostHistory history : posts.values()) {
      Tally tally = complete.get(history.platform);
      long observations = history.count(false);
      tally.posts += observations > 0 ? 1 : 0;
      tally.observations += observations;
      tally.deletions += history.count(true);
    }
    SortedMap<String, RecordCounts> counts = new TreeMap<>();
    complete.forEach((platform, tally) -> counts.put(platform, tally.counts()));
    return counts;
  }

  /** How many of what, over all platforms. */
  public RecordCounts total() {
    Tally sum = new Tally();
    for (RecordCounts counts : byPlatform().values()) {
      sum.records += counts.records();
      sum.posts += counts.posts();
      sum.observations += counts.observations();
      sum.deletions += counts.deletions();
      sum.redeliveries += counts.redeliveries();
      counts.deadLetters().forEach((reason, n) -> sum.deadLetters.merge(reason, n, Long::sum));
    }
    return sum.counts();
  }

  /**
   * The duplicates, ordered by first sighting and id. The first post with a content hash, by (first
   * sighting, id), is canonical for {@link #CANONICAL}; those first seen in that time are its
   * duplicates; the next one after it begins anew. The hash of the first sighting counts. Deletions
   * change nothing here, so the list may name posts that are {@link #gone}.
   */
  public List<ExpectedDuplicate> duplicates() {
    record First(String id, Instant at, String hash) {}
    List<First> firsts = new ArrayList<>();
    posts.forEach(
        (id, history) -> {
          Map.Entry<Instant, PostHistory.Event> first = history.firstSighting();
          if (first != null && first.getValue().contentHash() != null) {
            firsts.add(new First(id, first.getKey(), first.getValue().contentHash()));
          }
        });
    firsts.sort(Comparator.comparing(First::at).thenComparing(First::id));
    Map<String, First> canonical = new HashMap<>();
    List<ExpectedDuplicate> duplicates = new ArrayList<>();
    for (First post : firsts) {
      First earlier = canonical.get(post.hash());
      if (earlier != null && post.at().isBefore(earlier.at().plus(CANONICAL))) {
        duplicates.add(new ExpectedDuplicate(post.id(), earlier.id(), post.at(), post.hash()));
      } else {
        canonical.put(post.hash(), post);
      }
    }
    return duplicates;
  }

  /** Ids of the posts that were seen and are no duplicates. */
  public SortedSet<String> uniquePosts() {
    SortedSet<String> unique = new TreeSet<>();
    posts.forEach(
        (id, history) -> {
          if (history.firstSighting() != null) {
            unique.add(id);
          }
        });
    duplicates().forEach(duplicate -> unique.remove(duplicate.postId()));
    return unique;
  }

  /**
   * The windows of topics, ordered by start, topic and platform. A unique post counts once, in the
   * window of its first sighting, with topics, author and score as last seen before the window's
   * end; not at all if the last that was seen of it before the end is its deletion.
   */
  public List<ExpectedWindow> windows() {
    record Key(Instant start, String topic, String platform) {}
    SortedMap<Key, WindowTally> windows =
        new TreeMap<>(
            Comparator.comparing(Key::start)
                .thenComparing(Key::topic)
                .thenComparing(Key::platform));
    for (String id : uniquePosts()) {
      PostHistory history = posts.get(id);
      Instant first = history.firstSighting().getKey();
      Instant start = windowStart(first);
      PostHistory.Event state = history.before(start.plus(WINDOW));
      if (!state.deletion()) {
        for (String topic : state.topics()) {
          windows
              .computeIfAbsent(new Key(start, topic, history.platform), key -> new WindowTally())
              .add(first, state);
        }
      }
    }
    List<ExpectedWindow> expected = new ArrayList<>(windows.size());
    windows.forEach(
        (key, tally) ->
            expected.add(
                new ExpectedWindow(
                    key.topic(),
                    key.platform(),
                    key.start(),
                    tally.posts,
                    tally.authors.size(),
                    tally.scoreSum,
                    tally.first)));
    return expected;
  }

  /** Start of the window that a time lies in. */
  public static Instant windowStart(Instant time) {
    long length = WINDOW.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
  }

  /** Ids of the posts that were deleted and not seen again later. */
  public SortedSet<String> gone() {
    SortedSet<String> gone = new TreeSet<>();
    posts.forEach(
        (id, history) -> {
          if (history.isGone()) {
            gone.add(id);
          }
        });
    return gone;
  }

  /** Time of the last sighting of each post that was seen. */
  public SortedMap<String, Instant> latestObservations() {
    SortedMap<String, Instant> latest = new TreeMap<>();
    posts.forEach(
        (id, history) -> {
          Map.Entry<Instant, PostHistory.Event> last = history.lastSighting();
          if (last != null) {
            latest.put(id, last.getKey());
          }
        });
    return latest;
  }

  /** Counts in the making. */
  private static final class Tally {
    private long records;
    private long posts;
    private long observations;
    private long deletions;
    private long redeliveries;
    private final SortedMap<String, Long> deadLetters = new TreeMap<>();

    private Tally copy() {
      Tally copy = new Tally();
      copy.records = records;
      copy.redeliveries = redeliveries;
      copy.deadLetters.putAll(deadLetters);
      return copy;
    }

    private RecordCounts counts() {
      return new RecordCounts(
          records, posts, observations, deletions, redeliveries, new TreeMap<>(deadLetters));
    }
  }

  /** A window in the making. */
  private static final class WindowTally {
    private long posts;
    private long scoreSum;
    private Instant first;
    private final Set<String> authors = new HashSet<>();

    private void add(Instant firstSeen, PostHistory.Event state) {
      posts++;
      scoreSum += state.score() == null ? 0 : state.score();
      first = first == null || firstSeen.isBefore(first) ? firstSeen : first;
      authors.add(state.author());
    }
  }
}
