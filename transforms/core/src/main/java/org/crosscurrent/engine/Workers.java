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
package org.crosscurrent.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Daemon threads on which an engine is called, so that the caller can leave a call behind that
 * takes too long or too much memory.
 *
 * <p>Such a call's thread is interrupted and abandoned: if the call ever ends, the thread ends with
 * it. The next call has a fresh thread. There are as many threads as callers at a time, and those
 * that are abandoned.
 */
final class Workers {

  /** How often the memory of a call is looked at. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final Call<?> END = new Call<>(() -> null);

  private final String engine;
  private final long timeNanos;
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> whenNoneIsAbandoned = new AtomicReference<>();

  /**
   * @param engine id, for failures and the names of threads
   * @param timeNanos that a call may take
   */
  Workers(String engine, long timeNanos) {
    this.engine = engine;
    this.timeNanos = timeNanos;
  }

  /** How many abandoned calls have not ended. */
  int abandoned() {
    return abandoned.get();
  }

  /**
   * What the call returns.
   *
   * @param call returns not null
   * @param bytes that it may allocate
   * @throws EngineFailure if it throws, or is abandoned
   * @throws InterruptedException if the caller is interrupted; the call is abandoned
   */
  <T> T call(Callable<T> call, long bytes) throws InterruptedException {
    Call<T> task = new Call<>(call);
    Worker worker = idleOrFresh();
    long deadline = System.nanoTime() + timeNanos;
    long before = Allocation.of(worker.thread);
    worker.calls.add(task);
    try {
      while (true) {
        long left = deadline - System.nanoTime();
        T result = result(task, Math.min(left, LOOK_NANOS));
        if (result != null) {
          idle.addFirst(worker);
          return result;
        }
        EngineFailure failure = failure(left, worker, before, bytes);
        if (failure != null && abandon(worker, task)) {
          throw failure;
        }
      }
    } catch (InterruptedException e) {
      if (!abandon(worker, task)) {
        idle.addFirst(worker);
      }
      throw e;
    } catch (ExecutionException e) {
      idle.addFirst(worker);
      throw EngineFailure.thrown(engine, e.getCause());
    }
  }

  /** Whether the call was abandoned; if not, it has just ended. */
  private boolean abandon(Worker worker, Call<?> call) {
    abandoned.incrementAndGet();
    if (call.isOver.compareAndSet(false, true)) {
      worker.thread.interrupt();
      return true;
    }
    abandoned.decrementAndGet();
    return false;
  }

  private static <T> @Nullable T result(FutureTask<T> task, long nanos)
      throws InterruptedException, ExecutionException {
    try {
      return task.get(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null; // still under way
    }
  }

  private @Nullable EngineFailure failure(long left, Worker worker, long before, long bytes) {
    if (left <= LOOK_NANOS) {
      return EngineFailure.of(
          engine,
          EngineFailure.Kind.TOO_SLOW,
          "it took longer than " + TimeUnit.NANOSECONDS.toMillis(timeNanos) + " ms");
    }
    if (Allocation.of(worker.thread) - before > bytes) {
      return EngineFailure.of(
          engine,
          EngineFailure.Kind.TOO_MUCH_MEMORY,
          "it allocated more than " + (bytes >> 20) + " MiB");
    }
    return null;
  }

  private Worker idleOrFresh() {
    Worker worker = idle.pollFirst();
    while (worker != null && !worker.thread.isAlive()) {
      worker = idle.pollFirst();
    }
    if (worker == null) {
      worker = new Worker();
      worker.thread.start();
    }
    return worker;
  }

  /**
   * Ends all threads but the abandoned ones.
   *
   * @param then runs when no abandoned call is under way any more: at once, or on the thread of the
   *     last one, or never
   */
  void close(Runnable then) {
    for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
      worker.calls.add(END);
    }
    whenNoneIsAbandoned.set(then);
    runIfNoneIsAbandoned();
  }

  private void runIfNoneIsAbandoned() {
    if (abandoned.get() == 0) {
      Runnable then = whenNoneIsAbandoned.getAndSet(null);
      if (then != null) {
        then.run();
      }
    }
  }

  private static final class Call<T> extends FutureTask<T> {
    /** Set once, when the call ends or is abandoned. */
    private final AtomicBoolean isOver = new AtomicBoolean();

    Call(Callable<T> call) {
      super(call);
    }
  }

  private final class Worker implements Runnable {
    private final BlockingQueue<Call<?>> calls = new LinkedBlockingQueue<>();
    private final Thread thread;

    Worker() {
      thread = new Thread(this, "engine-" + engine + "-" + started.incrementAndGet());
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      for (Call<?> call = next(); call != END; call = next()) {
        if (!call.isOver.get()) {
          call.run();
        }
        if (!call.isOver.compareAndSet(false, true)) {
          abandoned.decrementAndGet();
          runIfNoneIsAbandoned();
          return;
        }
      }
    }

    private Call<?> next() {
      while (true) {
        try {
          return calls.take();
        } catch (InterruptedException e) {
          continue; // left over from the call before, or of one that is abandoned before it begins
        }
      }
    }
  }
}
