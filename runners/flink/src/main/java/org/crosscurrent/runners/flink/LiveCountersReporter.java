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
package org.crosscurrent.runners.flink;

import java.util.function.Predicate;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/** Passes the counters of operators on to {@link LiveCounters}. */
final class LiveCountersReporter implements MetricReporter {

  private static final String INPUT_OF_OPERATOR = "numRecordsIn";
  private static final String ELEMENTS_INTO = "elements into ";

  /** Flink cuts the names of operators for its metrics to this length. */
  private static final int LONGEST_OPERATOR_NAME = 80;

  /**
   * The names under which the elements that entered a step are counted: Flink's operator bears the
   * step's name, or that of the function within it.
   */
  static Predicate<String> elementsInto(String step) {
    String whole = ELEMENTS_INTO + step;
    return name ->
        name.equals(whole)
            || name.startsWith(whole + "/")
            || (name.endsWith("…") && startsWith(whole, name));
  }

  @Override
  public void open(MetricConfig config) {
    // Nothing to configure.
  }

  @Override
  public void close() {
    // A job's counters are forgotten with the job.
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String job = group.getAllVariables().get("<job_id>");
    String operator = group.getAllVariables().get("<operator_name>");
    if (!(metric instanceof Counter) || job == null || operator == null) {
      return;
    }
    String key = name.equals(INPUT_OF_OPERATOR) ? ELEMENTS_INTO + stepOf(operator) : name;
    LiveCounters.ofJob(job).add((Counter) metric, key);
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    String job = group.getAllVariables().get("<job_id>");
    if (metric instanceof Counter && job != null) {
      LiveCounters.ofKnownJob(job).ifPresent(counters -> counters.end((Counter) metric));
    }
  }

  /**
   * A streaming operator has the step's name, a batch operator is named {@code FlatMap (FlatMap at
   * STEP)}. A name that was cut ends with an ellipsis here.
   */
  static String stepOf(String operator) {
    int at = operator.indexOf(" at ");
    boolean batch = at > 0 && operator.indexOf('(') < at;
    String step = batch ? operator.substring(at + " at ".length()) : operator;
    if (operator.length() >= LONGEST_OPERATOR_NAME) {
      return step + "…";
    }
    return batch ? step.substring(0, step.length() - 1) : step;
  }

  private static boolean startsWith(String whole, String cut) {
    return whole.startsWith(cut.substring(0, cut.length() - 1));
  }
}
