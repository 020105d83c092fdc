package org.crosscurrent.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and CPU time of this process, all threads, garbage collection and compilation included. */
final class CpuClock {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What some work took, in seconds. */
  record Taken(double seconds, double cpuSeconds) {}

  /** Some work. */
  interface Work {
    void run() throws Exception;
  }

  private CpuClock() {}

  static Taken time(Work work) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Taken(
        (System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
  }
}
