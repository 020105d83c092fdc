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

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for subscribers who are further back than what is recent, one page for one after the other.
 * A subscriber asks for its next page when its connection has taken the one before.
 */
final class Past implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Past.class);
  private static final int PAGE = 100;
  private static final long RETRY_MILLIS = 500;

  private final Store store;
  private final Recent recent;
  private final ScheduledThreadPoolExecutor reader;

  Past(Store store, Recent recent) {
    this.store = store;
    this.recent = recent;
    reader = Hub.daemon("crosscurrent-push-past");
  }

  /** The newest id that the store has. */
  long newest() {
    return store.read(Feed::bounds).newest();
  }

  /** Gives the subscriber what follows an id, or tells it that this is not retained. */
  void read(Subscriber subscriber, long from) {
    submit(() -> readNow(subscriber, from), 0);
  }

  private void readNow(Subscriber subscriber, long from) {
    // What was recent before the page is read can be seen by it: where the page is empty, there is
    // nothing between its place and the floor.
    long floor = recent.floor();
    Feed.Page page;
    try {
      // Trimmed or not is asked in the snapshot of the page itself.
      page = store.read(rows -> Feed.bounds(rows).miss(from) ? null : Feed.after(rows, from, PAGE));
    } catch (Problem e) {
      LOG.warn("A page of the feed could not be read and will be read again: {}", e.getMessage());
      submit(() -> readNow(subscriber, from), RETRY_MILLIS);
      return;
    } catch (RuntimeException e) {
      LOG.error("A page of the feed could not be read", e);
      subscriber.leave(Ending.STOPPING);
      return;
    }
    if (page == null) {
      subscriber.reset(recent.head());
    } else {
      long to = page.rows() == 0 ? Math.max(from, floor) : page.to();
      subscriber.takePast(from, page.events(), to);
    }
  }

  private void submit(Runnable task, long delayMillis) {
    try {
      reader.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The server stops; nothing older is read any more.");
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
    store.close();
  }
}
