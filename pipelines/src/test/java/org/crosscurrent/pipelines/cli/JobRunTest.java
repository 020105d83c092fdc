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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.crosscurrent.pipelines.RunningJob;
import org.junit.jupiter.api.Test;

class JobRunTest {

  private final Transcript transcript = new Transcript();

  @Test
  void everyStepIsTenSecondsAwayFromATerminalAndOneSecondOnIt() throws InterruptedException {
    ScriptedJob plain = new ScriptedJob(3);
    new JobRun(plain, transcript.console(false)).watch(0);
    assertThat(plain.longestWait).isEqualTo(10_000);
    ScriptedJob onTerminal = new ScriptedJob(3);
    new JobRun(onTerminal, transcript.console(true)).watch(0);
    assertThat(onTerminal.longestWait).isEqualTo(1_000);
  }

  @Test
  void figuresAreToldWhileItRuns() throws InterruptedException {
    new JobRun(new ScriptedJob(3), transcript.console(false)).watch(0);
    assertThat(transcript.messages().lines()).hasSize(2);
    assertThat(transcript.messages()).startsWith("100 read").contains("\n200 read");
  }

  @Test
  void theLastFiguresStandWhenThoseOfAnEndedJobAreOutOfReach() throws InterruptedException {
    ScriptedJob job = new ScriptedJob(3);
    job.forgetsAtItsEnd = true;
    assertThat(new JobRun(job, transcript.console(false)).watch(0).read()).isEqualTo(200);
  }

  @Test
  void aJobWhoseTimeIsUpIsStopped() throws InterruptedException {
    ScriptedJob job = new ScriptedJob(Integer.MAX_VALUE);
    new JobRun(job, transcript.console(false)).watch(1);
    assertThat(job.cancelled).isTrue();
    assertThat(job.longestWait).isLessThanOrEqualTo(1_000);
  }

  @Test
  void aJobWhoseWatcherIsInterruptedIsStoppedAndItsFiguresAreKept() throws InterruptedException {
    ScriptedJob job = new ScriptedJob(Integer.MAX_VALUE);
    job.interruptsAt = 4;
    JobRun run = new JobRun(job, transcript.console(false));
    assertThatThrownBy(() -> run.watch(0)).isInstanceOf(InterruptedException.class);
    assertThat(job.cancelled).isTrue();
    assertThat(run.figures().read()).isEqualTo(400);
  }

  /** Ends at a given look, and reads a hundred posts between two looks. */
  private static final class ScriptedJob implements RunningJob {
    private final int looks;
    private int looked;
    private long longestWait;
    private boolean cancelled;
    private boolean forgetsAtItsEnd;
    private int interruptsAt = -1;

    ScriptedJob(int looks) {
      this.looks = looks;
    }

    @Override
    public Map<String, Long> counters() {
      return Map.of();
    }

    @Override
    public long read() {
      return forgetsAtItsEnd && looked == looks ? 0 : looked * 100L;
    }

    @Override
    public boolean waitFor(long millis) throws InterruptedException {
      longestWait = Math.max(longestWait, millis);
      if (++looked == interruptsAt) {
        throw new InterruptedException("stop");
      }
      return looked == looks;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
