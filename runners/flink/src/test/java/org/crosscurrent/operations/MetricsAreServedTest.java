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
package org.crosscurrent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.metrics.Metric.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One live job is looked at in every way in which an operator looks at it. */
class MetricsAreServedTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Set<Job> LIVE = EnumSet.of(Job.STREAM, Job.EVERY);
  private static final Pattern FLINK_NAME = Pattern.compile("`(flink_[a-zA-Z0-9_]+)`");

  @TempDir static Path folder;
  private static ObservedJob observed;
  private static Set<String> served = Set.of();

  /** Waits until the job shows all that is promised, and says what is missing otherwise. */
  @BeforeAll
  static void runUntilEverythingIsTold() throws IOException {
    Path conf = Files.createDirectory(folder.resolve("conf"));
    observed = new ObservedJob(folder.resolve("archive"), conf);
    Set<String> flinksOwn = flinksOwn();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              served = observed.prometheusNames();
              assertThat(missing(served)).isEmpty();
              assertThat(served).containsAll(flinksOwn);
            });
  }

  @AfterAll
  static void stop() {
    observed.close();
  }

  private static List<Metric> missing(Set<String> names) {
    return Arrays.stream(Metric.values())
        .filter(metric -> LIVE.contains(metric.job()))
        .filter(metric -> names.stream().noneMatch(metric.prometheusNames().asMatchPredicate()))
        .toList();
  }

  /** The metrics of Flink that the page for readers names. */
  private static Set<String> flinksOwn() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher name = FLINK_NAME.matcher(Files.readString(DOCS.resolve("metrics.md")));
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  @Test
  void prometheusSeesEveryMetricOfTheList() {
    assertThat(missing(served)).isEmpty();
  }

  @Test
  void prometheusSeesWhatThePageNamesOfFlinksOwn() throws IOException {
    assertThat(flinksOwn()).isNotEmpty().isSubsetOf(served);
  }

  /** Flink's REST interface asks the tasks every ten seconds only, and before knows less. */
  @Test
  void flinksRestHasTheMetricsOfAStep() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(namesInRest())
                    .anyMatch(endsWith("crosscurrent.dedup.unique"))
                    .anyMatch(endsWith("crosscurrent.dead_letters.malformed"))
                    .anyMatch(endsWith("crosscurrent.store.signals.rows_written")));
  }

  private static Set<String> namesInRest() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String job = json.readTree(observed.rest("/jobs")).at("/jobs/0/id").asText();
    Set<String> ids = new TreeSet<>();
    for (JsonNode vertex : json.readTree(observed.rest("/jobs/" + job)).path("vertices")) {
      String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText();
      json.readTree(observed.rest(path + "/subtasks/metrics"))
          .forEach(metric -> ids.add(metric.path("id").asText()));
    }
    return ids;
  }

  @Test
  void everyPanelOfTheDashboardAsksForWhatIsThere() throws IOException {
    JsonNode dashboard =
        new ObjectMapper().readTree(DOCS.resolve("operations/grafana-dashboard.json").toFile());
    assertThat(dashboard.path("panels")).isNotEmpty();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        assertServed(panel.path("title").asText(), target.path("expr").asText());
      }
    }
  }

  @Test
  void everyAlertAsksForWhatIsThereAndNamesASectionOfTheRunbook() throws IOException {
    Set<String> anchors = anchors(Files.readString(DOCS.resolve("runbook.md")));
    String yaml = Files.readString(DOCS.resolve("operations/alerts.yaml"));
    Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Map<?, ?> group = (Map<?, ?>) ((List<?>) file.get("groups")).get(0);
    List<?> rules = (List<?>) group.get("rules");
    assertThat(rules).isNotEmpty();
    for (Object each : rules) {
      Map<?, ?> rule = (Map<?, ?>) each;
      assertServed(rule.get("alert").toString(), rule.get("expr").toString());
      String help = ((Map<?, ?>) rule.get("annotations")).get("runbook").toString();
      assertThat(anchors).contains(help.replace("docs/runbook.md#", ""));
    }
  }

  private static Set<String> anchors(String page) {
    return page.lines()
        .filter(line -> line.startsWith("##"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static void assertServed(String where, String expression) {
    List<PromQl.Asked> asked = PromQl.metricsOf(expression);
    assertThat(asked).as(where).isNotEmpty();
    for (PromQl.Asked metric : asked) {
      assertThat(served).as(where + " asks for " + metric.text()).anyMatch(metric.names());
    }
  }

  private static Predicate<String> endsWith(String end) {
    return id -> id.endsWith(end) || id.endsWith(end.replace('.', '_'));
  }
}
