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

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.util.SerializableUtils;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One engine with its guard and its breaker for all functions of a JVM that ask for the same. The
 * first of them makes it and warms it up, while the others that want it wait; with the last it is
 * closed.
 */
public final class SharedEngine<S> implements AutoCloseable {

  private static final Map<Key, Shared> ENGINES = new HashMap<>();

  private record Key(ByteBuffer supplier, EngineLimits limits) {}

  private static final class Shared {
    private int users;
    private @Nullable GuardedEngine<?> engine;
  }

  private final Key key;
  private final GuardedEngine<S> engine;

  private SharedEngine(Key key, GuardedEngine<S> engine) {
    this.key = key;
    this.engine = engine;
  }

  /**
   * The engine of a supplier, warmed up; to be closed once by each who has acquired it.
   *
   * @param supplier what serialises to the same bytes stands for the same engine
   * @throws EngineException if it cannot be warmed up; the next who asks tries again
   */
  public static <S> SharedEngine<S> acquire(
      SerializableSupplier<? extends Engine<S>> supplier, EngineLimits limits) {
    Key key = new Key(ByteBuffer.wrap(SerializableUtils.serializeToByteArray(supplier)), limits);
    Shared shared;
    synchronized (ENGINES) {
      shared = ENGINES.computeIfAbsent(key, k -> new Shared());
      shared.users++;
    }
    boolean acquired = false;
    try {
      GuardedEngine<S> engine = engine(shared, supplier, limits);
      acquired = true;
      return new SharedEngine<>(key, engine);
    } finally {
      if (!acquired) {
        release(key);
      }
    }
  }

  /** Of equal keys the suppliers make engines of one kind. */
  @SuppressWarnings("unchecked")
  private static <S> GuardedEngine<S> engine(
      Shared shared, SerializableSupplier<? extends Engine<S>> supplier, EngineLimits limits) {
    synchronized (shared) {
      if (shared.engine == null) {
        Engine<S> engine = supplier.get();
        engine.warmUp();
        shared.engine = GuardedEngine.of(engine, limits);
      }
      return (GuardedEngine<S>) shared.engine;
    }
  }

  /** The engine, guarded. */
  public GuardedEngine<S> engine() {
    return engine;
  }

  /**
   * Lets go of it. To be called once.
   *
   * @throws EngineException if this was the last user and the engine cannot be closed
   */
  @Override
  public void close() {
    release(key);
  }

  private static void release(Key key) {
    GuardedEngine<?> unused = null;
    synchronized (ENGINES) {
      Shared shared = ENGINES.get(key);
      if (--shared.users == 0) {
        ENGINES.remove(key);
        unused = shared.engine;
      }
    }
    if (unused != null) {
      unused.close();
    }
  }
}
