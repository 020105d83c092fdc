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

import java.lang.management.ManagementFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How much a thread has allocated, where the JVM tells: HotSpot does. */
final class Allocation {

  private static final com.sun.management.@Nullable ThreadMXBean THREADS = threads();

  private Allocation() {}

  /** Bytes since the thread's start, or a number that does not grow. */
  static long of(Thread thread) {
    return THREADS == null ? 0 : THREADS.getThreadAllocatedBytes(thread.getId());
  }

  private static com.sun.management.@Nullable ThreadMXBean threads() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported()
            && threads.isThreadAllocatedMemoryEnabled()
        ? threads
        : null;
  }
}
