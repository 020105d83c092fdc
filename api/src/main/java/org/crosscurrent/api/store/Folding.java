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
package org.crosscurrent.api.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is served beyond the tables of the pipeline up to date: folds queued changes, some
 * tenths of a second after they were written, on a thread and a connection of its own.
 *
 * <p>Of several APIs over one store one folds at a time; the others ask again. What fails is tried
 * again with fewer changes at once, for as long as it takes, and told once in the log until it
 * works again. Whatever a fold had begun is undone when it fails or is cut off, so that nothing is
 * lost or counted twice.
 */
public final class Folding implements AutoCloseable {
  /** Well under a second's work. */
  private static final int MOST = 2000;

  private static final int FEWEST = 16;
  private static final long BUSY_MILLIS = 100;
  private static final long IDLE_MILLIS = 250;
  private static final long TROUBLED_MILLIS = 1000;

  /** A cold cache may make a fold slow, which is no reason to begin anew. */
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  private static final long END_MILLIS = 2000;
  private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

  private final Store store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "crosscurrent-fold");
  private int most = MOST;
  private boolean troubled;

  private Folding(Store store) {
    this.store = store;
  }

  /** Begins. The user of the database must be one who may write. */
  public static Folding start(Database database) {
    Folding folding =
        new Folding(
            Store.forWriting(
                new Database(
                    database.jdbcUrl(),
                    database.user(),
                    database.password(),
                    STATEMENT_TIMEOUT,
                    1,
                    database.poolWait())));
    folding.thread.setDaemon(true);
    folding.thread.start();
    return folding;
  }

  private void run() {
    try {
      long pause = 0;
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        pause = foldOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Folds some changes, and tells for how many milliseconds to wait then. */
  private long foldOnce() {
    try {
      int asked = most;
      long taken = store.change(rows -> fold(rows, asked));
      if (troubled) {
        LOG.info("What is served is up to date with the store again, or becoming so.");
        troubled = false;
      }
      most = Math.min(MOST, asked + asked / 8);
      if (taken == asked) {
        return 0;
      }
      return taken > 0 ? BUSY_MILLIS : IDLE_MILLIS;
    } catch (RuntimeException e) {
      if (closed.getCount() == 0) {
        return 0;
      }
      if (!troubled) {
        LOG.warn(
            "What is served is not kept up to date with the store, which is tried again every"
                + " second: {}",
            e.getMessage());
        troubled = true;
      }
      most = Math.max(FEWEST, most / 2);
      return TROUBLED_MILLIS;
    }
  }

  private static long fold(Rows rows, int most) throws SQLException {
    return rows.first(Sql.of("SELECT crosscurrent_fold(?) AS taken", most))
        .get("taken")
        .longValue();
  }

  /** Ends, within some seconds; a fold that is under way may be undone. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(END_MILLIS);
      store.close();
      thread.join();
    } catch (InterruptedException e) {
      store.close();
      Thread.currentThread().interrupt();
    }
  }
}
