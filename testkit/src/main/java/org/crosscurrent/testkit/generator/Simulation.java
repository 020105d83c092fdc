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

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Plays the days of the platforms forward, one record at a time: new posts arrive at random, and
 * each may plan a follow-up, of which a queue holds the next one.
 */
final class Simulation implements Iterator<GeneratedPost> {

  private static final String[] STRANGERS = {"orkut", "friendster", "myspace"};
  private static final int MAX_LATE_COPIES = 2_000;
  private static final int HOUR = 3_600_000;

  private final GeneratorSettings settings;
  private final Shares shares;
  private final Rng rng;
  private final Bursts bursts;
  private final Wording wording;
  private final PostFactory factory;
  private final Evolution evolution;
  private final Envelopes envelopes;
  private final PriorityQueue<FollowUp> queue = new PriorityQueue<>();
  private final SocialPlatform[] lottery;
  private final double copyChance;
  private final double haste;

  private double arrivalMillis;
  private long planned;
  private int lateCopies;
  private GeneratedPost again;
  private GeneratedPost next;

  Simulation(GeneratorSettings settings) {
    this.settings = settings;
    this.shares = settings.shares();
    this.rng = new Rng(Rng.mix(settings.seed()) + 1);
    this.bursts = new Bursts(rng, settings);
    this.wording = new Wording(rng, settings.plainWords(), settings.seed());
    this.factory = new PostFactory(rng, wording, settings);
    this.haste = settings.haste();
    this.evolution = new Evolution(rng, wording, shares, haste);
    this.envelopes = new Envelopes();
    this.lottery = lottery(settings);
    double planning = Math.max(0.05, 1 - shares.broken() - shares.reposts());
    this.copyChance = Math.min(1, shares.copies() / planning);
    this.arrivalMillis = settings.startMillis();
    this.next = advance();
  }

  private static SocialPlatform[] lottery(GeneratorSettings settings) {
    return settings.platforms().stream()
        .flatMap(p -> Collections.nCopies(p.weight(), p).stream())
        .toArray(SocialPlatform[]::new);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public GeneratedPost next() {
    if (next == null) {
      throw new NoSuchElementException("the generator has reached its end");
    }
    GeneratedPost current = next;
    next = advance();
    return current;
  }

  private GeneratedPost advance() {
    if (again != null) {
      GeneratedPost repeated = again;
      again = null;
      return repeated;
    }
    GeneratedPost made = null;
    while (made == null) {
      FollowUp due = queue.peek();
      boolean more = factory.count() < settings.maxPosts() && arrivalMillis < settings.endMillis();
      if (due == null && !more) {
        return null;
      }
      boolean followUp = due != null && (!more || due.millis() <= (long) arrivalMillis);
      if (followUp && due.millis() >= settings.endMillis()) {
        return null;
      }
      made = followUp ? follow(queue.remove()) : arrive();
    }
    boolean sound = made.truth().kind() != TruthEntry.Kind.BROKEN;
    if (sound && rng.chance(shares.redelivered())) {
      // A record of its own, so that tests can tell the two apart by identity.
      again = new GeneratedPost(made.raw(), made.shape(), made.truth());
    }
    return made;
  }

  /** One post that somebody writes now, and the time of the next one. */
  private GeneratedPost arrive() {
    long now = (long) arrivalMillis;
    bursts.advanceTo(now);
    double rate =
        settings.postsPerSecond() * (1 - shares.copies()) * Rhythm.at(now) * bursts.factor();
    arrivalMillis += rng.exponential(1000 / Math.max(rate, 1e-9));
    SocialPlatform platform = rng.pick(lottery);
    if (rng.chance(shares.broken())) {
      return broken(platform, now);
    }
    if (rng.chance(shares.reposts() / repostingPart()) && platform.tellsReposts()) {
      PostState repost = factory.repost(platform, now);
      if (repost != null) {
        evolution.begin(repost);
        return envelopes.observation(repost.firstShape, repost, now);
      }
    }
    return first(factory.original(platform, bursts.join(platform, now), now), now);
  }

  private double repostingPart() {
    long reposting = Arrays.stream(lottery).filter(p -> p.tellsReposts()).count();
    return Math.max(reposting / (double) lottery.length, shares.reposts());
  }

  private GeneratedPost first(PostState post, long now) {
    factory.remember(post);
    evolution.begin(post);
    GeneratedPost made = envelopes.observation(post.firstShape, post, now);
    evolution.plan(post, now);
    enqueue(post);
    if (rng.chance(copyChance)) {
      planCopy(post, now);
    }
    return made;
  }

  private GeneratedPost broken(SocialPlatform platform, long now) {
    PostState post = factory.original(platform, null, now);
    Defect defect = rng.pick(Defect.values());
    String label = defect == Defect.UNKNOWN_PLATFORM ? rng.pick(STRANGERS) : platform.label();
    return envelopes.broken(defect, label, post, now, rng);
  }

  private void planCopy(PostState post, long now) {
    double drawn = rng.unit();
    long delay;
    if (drawn < 0.04 && lateCopies < MAX_LATE_COPIES) {
      // Later than a day: such a copy stands for itself again.
      delay = 24L * HOUR + rng.below(4 * HOUR);
      lateCopies++;
    } else if (drawn < 0.16) {
      delay = (long) (haste * rng.between(HOUR, 12 * HOUR));
    } else {
      delay = (long) (haste * rng.exponential(GeneratorSettings.COPY_DELAY));
    }
    SocialPlatform target = rng.chance(0.3) ? post.platform : rng.pick(lottery);
    push(new FollowUp(now + 1_000 + delay, planned++, post, post.content, target));
  }

  private void enqueue(PostState post) {
    long due = post.nextMillis();
    if (due != Long.MAX_VALUE) {
      push(new FollowUp(due, planned++, post, null, null));
    }
  }

  private void push(FollowUp followUp) {
    if (queue.size() < 2 * GeneratorSettings.MAX_PENDING) {
      queue.add(followUp);
    }
  }

  private GeneratedPost follow(FollowUp due) {
    if (due.target() == null) {
      Shape shape = evolution.happen(due.post(), due.millis());
      GeneratedPost made = envelopes.observation(shape, due.post(), due.millis());
      enqueue(due.post());
      return made;
    }
    if (due.millis() - due.post().createdMillis >= 24L * HOUR) {
      lateCopies--;
    }
    if (factory.count() >= settings.maxPosts()) {
      return null;
    }
    PostState copy = factory.copy(due.post(), due.content(), due.target(), due.millis());
    return first(copy, due.millis());
  }

  /**
   * Something that is to happen to a post, or, with a target, a copy that is to be made of it.
   *
   * @param order breaks ties, so that the queue has one order only
   * @param content the words to copy: those of the first sighting
   */
  private record FollowUp(
      long millis, long order, PostState post, Content content, SocialPlatform target)
      implements Comparable<FollowUp> {
    @Override
    public int compareTo(FollowUp other) {
      int byTime = Long.compare(millis, other.millis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
