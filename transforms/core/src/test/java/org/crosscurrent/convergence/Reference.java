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
package org.crosscurrent.convergence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Trending;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * What must come out of a world, computed from the whole set of its arrivals without any state,
 * watermark or merge: the definitions, written down as loops.
 *
 * @param settled what velocity settles
 * @param rows the row of each post that a store holds at the end
 * @param posts one signal for each post
 */
public record Reference(
    List<Signal> settled,
    List<Signal> rows,
    List<Signal> posts,
    List<Duplicate> duplicates,
    List<TopicWindow> windows,
    List<CrossPlatformEvent> events,
    List<Divergence> divergences) {

  private static final long QUARTER = Duration.standardMinutes(15).getMillis();
  private static final long HOUR = Duration.standardHours(1).getMillis();
  private static final long MEMORY_OF_POSTS = 25 * HOUR;

  public static Reference of(World world, Duration memory) {
    List<Signal> settled = new ArrayList<>();
    List<Signal> rows = new ArrayList<>();
    world.signals().stream()
        .collect(Collectors.groupingBy(signal -> signal.getPost().getId()))
        .forEach((id, signals) -> follow(id, signals, world.deletions(), settled, rows));
    List<Signal> posts = new ArrayList<>();
    List<Duplicate> duplicates = new ArrayList<>();
    tellApart(settled, memory.getMillis(), posts, duplicates);
    List<TopicWindow> windows = TopicReference.aggregate(posts);
    List<CrossPlatformEvent> events = new ArrayList<>();
    List<Divergence> divergences = new ArrayList<>();
    windows.stream()
        .filter(window -> window.getPosts() > 0)
        .collect(Collectors.groupingBy(TopicWindow::getTopic))
        .forEach(
            (topic, ofTopic) -> {
              TopicReference.detectEvents(topic, ofTopic, events);
              TopicReference.detectDivergences(topic, ofTopic, divergences);
            });
    return new Reference(settled, rows, posts, duplicates, windows, events, divergences);
  }

  private static void follow(
      String id,
      List<Signal> signals,
      List<Deletion> deletions,
      List<Signal> settled,
      List<Signal> rows) {
    TreeMap<Long, Map<Long, Signal>> seen = new TreeMap<>();
    for (Signal signal : signals) {
      seen.computeIfAbsent(millis(signal), at -> new HashMap<>())
          .put(signal.getPost().getPayloadDigest(), signal);
    }
    Set<Long> gone =
        deletions.stream()
            .filter(deletion -> deletion.getPostId().equals(id))
            .map(deletion -> deletion.getObservedAt().getMillis())
            .collect(Collectors.toSet());
    gone.forEach(at -> seen.computeIfAbsent(at, none -> new HashMap<>()));
    Signal first = null;
    Signal before = null;
    Signal row = null;
    long last = Long.MIN_VALUE / 2;
    int events = 0;
    for (Map.Entry<Long, Map<Long, Signal>> instant : seen.entrySet()) {
      long at = instant.getKey();
      if (at - last > MEMORY_OF_POSTS) {
        before = null;
        events = 0;
      }
      last = at;
      if (!instant.getValue().isEmpty()) {
        Signal counts =
            instant.getValue().values().stream()
                .max((a, b) -> Long.compareUnsigned(digest(a), digest(b)))
                .orElseThrow();
        first = before == null ? counts : first;
        events += instant.getValue().size();
        row = stamp(counts, first, before, events);
        before = counts;
        settled.add(row);
      }
      if (gone.contains(at)) {
        events++;
        row = null;
        if (before != null) {
          settled.add(withdrawn(before, at, first, events));
        }
        before = null;
      }
    }
    if (row != null) {
      rows.add(row);
    }
  }

  private static Signal stamp(Signal signal, Signal first, Signal before, int events) {
    double score = 0;
    double comments = 0;
    if (before != null) {
      double seconds = Math.max(1000, millis(signal) - millis(before)) / 1000.0;
      var now = signal.getPost().getCounts();
      var then = before.getPost().getCounts();
      if (now.getScore() != null && then.getScore() != null) {
        score = (now.getScore() - then.getScore()) / seconds;
      }
      if (now.getComments() != null && then.getComments() != null) {
        comments = (now.getComments() - then.getComments()) / seconds;
      }
    }
    return signal.toBuilder()
        .setFirstObservedAt(first.getPost().getObservedAt())
        .setFirstContentHash(first.getPost().getContentHash())
        .setObservations(events)
        .setScoreVelocity(rounded(score))
        .setCommentVelocity(rounded(comments))
        .build();
  }

  private static Signal withdrawn(Signal alive, long at, Signal first, int events) {
    Post post =
        Post.builder()
            .setId(alive.getPost().getId())
            .setPlatform(alive.getPost().getPlatform())
            .setKind(PostKind.POST)
            .setCreatedAt(Instant.ofEpochMilli(at))
            .setObservedAt(Instant.ofEpochMilli(at))
            .setCollection("")
            .build();
    return stamp(Signal.of(post), first, null, events).toBuilder()
        .setStanding(Standing.WITHDRAWN)
        .build();
  }

  /** To twelve digits: a quotient may be computed in one way or another. */
  public static double rounded(double value) {
    return Math.rint(value * 1e12) / 1e12;
  }

  private static void tellApart(
      List<Signal> settled, long memory, List<Signal> posts, List<Duplicate> duplicates) {
    record Life(Instant firstAt, String id) {}
    Map<Life, List<Signal>> lives =
        settled.stream()
            .collect(
                Collectors.groupingBy(
                    signal -> new Life(signal.getFirstObservedAt(), signal.getPost().getId()),
                    () ->
                        new TreeMap<>(Comparator.comparing(Life::firstAt).thenComparing(Life::id)),
                    Collectors.toList()));
    Map<String, Signal> canonical = new HashMap<>();
    for (List<Signal> life : lives.values()) {
      Signal first = life.get(0);
      String hash = first.getFirstContentHash();
      Signal original = hash == null ? null : canonical.get(hash);
      boolean repeats = original != null && millis(first) - millis(original) < memory;
      if (hash != null && !repeats) {
        canonical.put(hash, first);
      }
      boolean duplicate = repeats && !original.getPost().getId().equals(first.getPost().getId());
      if (duplicate) {
        duplicates.add(
            Duplicate.builder()
                .setPostId(first.getPost().getId())
                .setPlatform(first.getPost().getPlatform())
                .setDuplicateOf(original.getPost().getId())
                .setContentHash(hash)
                .setFirstObservedAt(first.getFirstObservedAt())
                .setCanonicalObservedAt(original.getFirstObservedAt())
                .build());
      }
      posts.add(atEndOfWindow(life, duplicate));
    }
  }

  private static Signal atEndOfWindow(List<Signal> life, boolean duplicate) {
    long end = millis(life.get(0)) / QUARTER * QUARTER + QUARTER;
    List<Signal> within = life.stream().filter(signal -> millis(signal) < end).toList();
    List<Signal> seen =
        within.stream().filter(signal -> signal.getStanding() != Standing.WITHDRAWN).toList();
    boolean withdrawn = seen.size() < within.size();
    double peak = seen.stream().mapToDouble(Reference::trending).max().orElseThrow();
    Signal latest = seen.get(seen.size() - 1);
    Signal.Builder outcome =
        latest.toBuilder()
            .setPost(latest.getPost().withoutContent())
            .setObservations(latest.getObservations() + (withdrawn ? 1 : 0))
            .setStanding(
                withdrawn ? Standing.WITHDRAWN : duplicate ? Standing.DUPLICATE : Standing.UNIQUE);
    Trending trending = latest.getTrending();
    if (trending != null) {
      outcome.setTrending(
          trending.toBuilder()
              .setScore(Math.max(peak, trending.getScore()))
              .setParts(Map.of())
              .build());
    }
    return outcome.build();
  }

  private static long millis(Signal signal) {
    return signal.getPost().getObservedAt().getMillis();
  }

  private static long digest(Signal signal) {
    return signal.getPost().getPayloadDigest();
  }

  static double trending(Signal signal) {
    return signal.getTrending() == null ? 0 : signal.getTrending().getScore();
  }
}
