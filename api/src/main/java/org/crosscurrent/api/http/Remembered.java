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
package org.crosscurrent.api.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.crosscurrent.api.access.Role;

/**
 * An endpoint whose answers are made once for all who ask the same within a second. For figures
 * over many rows, which many look at and nobody needs to the moment.
 *
 * <p>An answer is given out for up to {@link #OLDEST}; once it is older than {@link #FRESH}, the
 * first who asks has a new one made in the background, so that hardly anyone waits for one. Who
 * asks while a first answer is being made waits for that one. Refusals and failures are not
 * remembered. What the answer goes by must be the parameters and the rest of the path alone. Holds
 * up to {@link #MOST} answers, those asked for last.
 */
public final class Remembered implements Endpoint {
  /** How long an answer is given out without making a new one. */
  public static final Duration FRESH = Duration.ofSeconds(1);

  /** How old an answer can be when it is given out. */
  public static final Duration OLDEST = Duration.ofSeconds(2);

  /** How many answers are held. */
  public static final int MOST = 200;

  private final Endpoint endpoint;
  private final Executor background;
  private final LongSupplier nanos;
  private final Map<String, Memory> memories =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Memory> eldest) {
          return size() > MOST;
        }
      };

  public Remembered(Endpoint endpoint) {
    this(endpoint, threads(), System::nanoTime);
  }

  Remembered(Endpoint endpoint, Executor background, LongSupplier nanos) {
    this.endpoint = endpoint;
    this.background = background;
    this.nanos = nanos;
  }

  /** One thread, which ends when there is nothing to do. */
  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST),
            task -> {
              Thread thread = new Thread(task, "crosscurrent-api-figures");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** An answer that is there or being made, and since when it is asked for. */
  private static final class Memory {
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
    final long askedAt;
    boolean renewed;

    Memory(long askedAt) {
      this.askedAt = askedAt;
    }
  }

  @Override
  public Answer answer(Call call) {
    String key = call.rest() + "?" + call.parameters().canonical();
    Memory make = null;
    Memory give;
    boolean first = false;
    synchronized (memories) {
      long now = nanos.getAsLong();
      give = memories.get(key);
      if (give == null || (give.answer.isDone() && now - give.askedAt > OLDEST.toNanos())) {
        give = new Memory(now);
        make = give;
        first = true;
        memories.put(key, give);
      } else if (give.answer.isDone() && !give.renewed && now - give.askedAt > FRESH.toNanos()) {
        give.renewed = true;
        make = new Memory(now);
      }
    }
    if (first) {
      make(key, make, call);
    } else if (make != null) {
      Memory renewing = make;
      background.execute(() -> make(key, renewing, call));
    }
    return told(give);
  }

  private void make(String key, Memory memory, Call call) {
    try {
      memory.answer.complete(endpoint.answer(call));
      synchronized (memories) {
        memories.put(key, memory);
      }
    } catch (RuntimeException | Error e) {
      // Who waits is told; who asks next has it tried anew.
      memory.answer.completeExceptionally(e);
      synchronized (memories) {
        memories.remove(key);
      }
    }
  }

  private static Answer told(Memory memory) {
    try {
      return memory.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Problem) {
        throw ((Problem) e.getCause());
      }
      throw e;
    }
  }

  @Override
  public String method() {
    return endpoint.method();
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public List<String> parameters() {
    return endpoint.parameters();
  }

  @Override
  public Role role() {
    return endpoint.role();
  }
}
