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

import java.util.Arrays;
import java.util.Locale;

/**
 * What an engine could not tell of a text, and why. The message is one sentence without user text:
 * of what an engine throws it has the class, and the message only of an {@link EngineException},
 * which promises to hold none. The stack trace is the engine's.
 */
public final class EngineFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Enough to find the place; a stack overflow has a thousand. */
  private static final int MOST_FRAMES = 20;

  /** In which way an engine failed. */
  public enum Kind {
    /** It threw, or told something that its interface does not allow. */
    THREW,
    /** It took longer than the time limit. */
    TOO_SLOW,
    /** It allocated more than the limit, or found no memory. */
    TOO_MUCH_MEMORY,
    /** It was not called, since it has failed on the texts before or hangs on too many. */
    SKIPPED;

    /** The name in metrics and messages, such as {@code too-slow}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final String engine;
  private final Kind kind;
  private final String reason;

  private EngineFailure(String engine, Kind kind, String reason) {
    super("the engine " + engine + " failed: " + reason, null, false, kind == Kind.THREW);
    this.engine = engine;
    this.kind = kind;
    this.reason = reason;
  }

  static EngineFailure of(String engine, Kind kind, String reason) {
    return new EngineFailure(engine, kind, reason);
  }

  /** Of what an engine threw. */
  static EngineFailure thrown(String engine, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return of(engine, Kind.TOO_MUCH_MEMORY, "it found no memory");
    }
    EngineFailure failure =
        of(
            engine,
            Kind.THREW,
            thrown instanceof EngineException
                ? thrown.getMessage()
                : "it threw " + thrown.getClass().getName());
    StackTraceElement[] frames = thrown.getStackTrace();
    failure.setStackTrace(Arrays.copyOf(frames, Math.min(frames.length, MOST_FRAMES)));
    return failure;
  }

  /** Name and version of the engine. */
  public String engine() {
    return engine;
  }

  /** In which way. */
  public Kind kind() {
    return kind;
  }

  /** The message without the engine, such as {@code it took longer than 5000 ms}. */
  public String reason() {
    return reason;
  }
}
