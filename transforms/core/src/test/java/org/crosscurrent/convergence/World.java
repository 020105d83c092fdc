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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * A small world of posts on three platforms within about three hours: observed several times,
 * edited, copied, deleted and delivered twice. A pure function of its seed.
 *
 * @param arrivals what arrives, in some order
 */
public record World(List<Arrival> arrivals) {

  private static final String[] PLATFORMS = {"bluesky", "hackernews", "reddit"};
  private static final String[] TOPICS = {"ai", "kafka"};
  private static final String[] CONTENTS = {"one", "two", "three", "four", null};
  private static final long MILLIS = Duration.standardHours(3).getMillis();

  /** An observation, or a deletion. */
  public sealed interface Arrival {
    Instant at();

    /** An observation. */
    record Seen(Signal signal) implements Arrival {
      @Override
      public Instant at() {
        return signal.getPost().getObservedAt();
      }
    }

    /** A deletion. */
    record Gone(Deletion deletion) implements Arrival {
      @Override
      public Instant at() {
        return deletion.getObservedAt();
      }
    }
  }

  public static World of(long seed, int posts) {
    Random random = new Random(seed);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < posts; i++) {
      addPost(pick(random, PLATFORMS) + ":" + i, random, arrivals);
    }
    for (Arrival arrival : List.copyOf(arrivals)) {
      if (random.nextInt(10) == 0) {
        arrivals.add(arrival);
      }
    }
    return new World(arrivals);
  }

  private static void addPost(String id, Random random, List<Arrival> arrivals) {
    String content = random.nextInt(5) < 2 ? pick(random, CONTENTS) : "by " + id;
    String topic = pick(random, TOPICS);
    long at = time(random, 0);
    int observations = 1 + random.nextInt(4);
    for (int i = 0; i < observations; i++) {
      int payloads = random.nextInt(8) == 0 ? 2 : 1;
      for (int variant = 0; variant < payloads; variant++) {
        Sighting seen = sighting(id, random).at(Sighting.BASE.plus(at)).content(content);
        seen.variant(random.nextLong());
        arrivals.add(new Arrival.Seen(seen.topics(topics(topic, random)).signal()));
      }
      if (random.nextInt(6) == 0) {
        content = "edited " + id;
      }
      if (random.nextInt(8) == 0) {
        long gone = random.nextBoolean() ? at : at + random.nextInt(300_000);
        arrivals.add(new Arrival.Gone(Sighting.deletion(id, Sighting.BASE.plus(gone))));
      }
      at = time(random, at);
    }
  }

  private static Sighting sighting(String id, Random random) {
    return Sighting.of(id)
        .author("author" + random.nextInt(4))
        .score(random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(60) - 10))
        .comments(random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(20)))
        .compound(random.nextInt(6) == 0 ? null : Double.valueOf(compound(id, random)))
        .trending(random.nextInt(4) == 0 ? null : Double.valueOf(random.nextInt(11) / 10.0));
  }

  /** Platforms differ, so that some pairs diverge. */
  private static double compound(String id, Random random) {
    int lean = id.startsWith("reddit") ? 3 : id.startsWith("bluesky") ? -3 : 0;
    return (lean + random.nextInt(11) - 5) / 10.0;
  }

  private static String[] topics(String topic, Random random) {
    return random.nextInt(4) == 0
        ? new String[] {topic, "edge"}
        : random.nextInt(8) == 0 ? new String[0] : new String[] {topic};
  }

  /** Often on a full minute or the edge of a window, so that instants coincide. */
  private static long time(Random random, long after) {
    long at =
        after == 0 ? (long) (random.nextDouble() * MILLIS) : after + random.nextInt(1_200_000);
    return switch (random.nextInt(4)) {
      case 0 -> at - at % 60_000;
      case 1 -> at - at % 900_000 + 900_000 - random.nextInt(2);
      default -> at;
    };
  }

  private static String pick(Random random, String[] values) {
    return values[random.nextInt(values.length)];
  }

  public List<Signal> signals() {
    return arrivals.stream()
        .filter(Arrival.Seen.class::isInstance)
        .map(arrival -> ((Arrival.Seen) arrival).signal())
        .toList();
  }

  public List<Deletion> deletions() {
    return arrivals.stream()
        .filter(Arrival.Gone.class::isInstance)
        .map(arrival -> ((Arrival.Gone) arrival).deletion())
        .toList();
  }

  /** In any order. */
  public World shuffled(long seed) {
    List<Arrival> shuffled = new ArrayList<>(arrivals);
    Collections.shuffle(shuffled, new Random(seed));
    return new World(shuffled);
  }

  /** In an order in which nothing comes later than this behind the newest before it. */
  public World disordered(long seed, Duration disorder) {
    Random random = new Random(seed);
    record Delayed(Arrival arrival, long comesAt) {}
    return new World(
        arrivals.stream()
            .map(
                arrival ->
                    new Delayed(
                        arrival,
                        arrival.at().getMillis()
                            + (long) (random.nextDouble() * disorder.getMillis())))
            .sorted(Comparator.comparingLong(Delayed::comesAt))
            .map(Delayed::arrival)
            .toList());
  }
}
