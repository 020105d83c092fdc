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
package org.crosscurrent.api.push;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All subscribers of one server, and what they share. */
final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final long CLOSING_NANOS = 2_000_000_000L;

  private final PushSettings settings;
  private final Admission admission;
  private final Recent recent;
  private final Past past;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private final ScheduledThreadPoolExecutor beats = daemon("crosscurrent-push-beat");
  private final Map<Ending, LongAdder> endings = new EnumMap<>(Ending.class);
  private final LongAdder events = new LongAdder();
  private volatile boolean closing;

  Hub(PushSettings settings, Admission admission, Store store) {
    this.settings = settings;
    this.admission = admission;
    recent = new Recent(settings.recentEvents(), settings.recentBytes());
    past = new Past(store, recent);
    places = new Semaphore(settings.mostConnections());
    for (Ending ending : Ending.values()) {
      endings.put(ending, new LongAdder());
    }
    long every = Math.max(20, Math.min(1000, settings.heartbeat().toMillis() / 4));
    beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
  }

  static ScheduledThreadPoolExecutor daemon(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  PushSettings settings() {
    return settings;
  }

  /** Whether a caller may go on listening; yes while that cannot be found out. */
  boolean stillAdmits(Caller caller) {
    try {
      return admission.lasts(caller);
    } catch (Problem e) {
      LOG.warn("Whether {} may go on listening is not known: {}", caller.id(), e.getMessage());
      return true;
    }
  }

  Recent recent() {
    return recent;
  }

  Past past() {
    return past;
  }

  /**
   * Takes in one more.
   *
   * @throws Problem (503) when there is no place left
   */
  void join(Subscriber subscriber) {
    if (closing) {
      throw Problem.unavailable("stopping", "The server stops.", null);
    }
    if (!places.tryAcquire()) {
      throw Problem.unavailable(
          "too-many-streams",
          "All " + settings.mostConnections() + " streams are taken; try again later.",
          null);
    }
    subscribers.add(subscriber);
  }

  void left(Subscriber subscriber) {
    if (subscribers.remove(subscriber)) {
      places.release();
    }
  }

  /** Tells all of what follows. */
  void publish(List<FeedEvent> following, long to) {
    long before = recent.head();
    recent.add(following, to);
    events.add(following.size());
    each(subscriber -> subscriber.published(before));
  }

  /** Does something with all; what fails with one is no matter of the others. */
  private void each(Consumer<Subscriber> action) {
    for (Subscriber subscriber : subscribers) {
      try {
        action.accept(subscriber);
      } catch (RuntimeException e) {
        LOG.error("A stream failed and is closed", e);
        subscriber.fail();
      }
    }
  }

  /** What was told does not go on: all begin anew after this id. */
  void restart(long id) {
    recent.restart(id);
    each(subscriber -> subscriber.reset(id));
  }

  void count(Ending ending) {
    endings.get(ending).increment();
  }

  PushFigures figures() {
    return new PushFigures(
        subscribers.size(),
        settings.mostConnections(),
        recent.head(),
        events.sum(),
        endings.get(Ending.SLOW).sum());
  }

  private void beat() {
    long now = System.nanoTime();
    each(subscriber -> subscriber.beat(now));
  }

  /** Says farewell to all, and waits a moment for those who listen. */
  @Override
  public void close() {
    closing = true;
    each(subscriber -> subscriber.leave(Ending.STOPPING));
    long end = System.nanoTime() + CLOSING_NANOS;
    synchronized (this) {
      while (!subscribers.isEmpty() && System.nanoTime() < end) {
        try {
          wait(10);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
      }
    }
    beats.shutdownNow();
    past.close();
  }
}
