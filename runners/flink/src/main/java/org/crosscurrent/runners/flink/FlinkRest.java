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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a cluster tells of itself and of its jobs over Flink's REST interface (Flink 1.19, "REST
 * API"). Every question is answered or refused within seconds.
 */
final class FlinkRest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final String CAUSED_BY = "Caused by: ";
  private static final String COMMA = "%2C";

  /** Flink answers a request whose first line is longer than 4,096 characters with 404. */
  private static final int LONGEST_LIST = 3_000;

  private static final String OURS = "org.crosscurrent.";

  /** Of a cluster's slots, all and those that no job has. */
  record Slots(int total, int free) {}

  /** A part of a job that runs as one piece. */
  record Vertex(String id, String name) {}

  private final String master;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private FlinkRest(String master, String url) {
    this.master = master;
    this.url = url;
  }

  /**
   * The cluster behind a {@code --flinkMaster}.
   *
   * @param master host and port, with or without {@code http://}
   * @throws IllegalArgumentException if it is neither
   */
  static FlinkRest at(String master) {
    String address = master.replaceFirst("^https?://", "").replaceFirst("/$", "");
    if (!address.matches("[^/\\s\\[\\]]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "--flink-master must be HOST:PORT, such as localhost:8081, not '" + master + "'");
    }
    String scheme = master.startsWith("https://") ? "https://" : "http://";
    return new FlinkRest(address, scheme + address);
  }

  /** Where a person looks at a job. */
  String pageOf(String job) {
    return url + "/#/job/running/" + job;
  }

  /**
   * The slots of the cluster now.
   *
   * @throws ClusterUnavailableException if it does not answer as Flink does
   */
  Slots slots() {
    JsonNode overview = get("/overview");
    if (!overview.has("slots-total")) {
      throw new ClusterUnavailableException(
          "What answers at " + master + " is no JobManager of Flink.", null);
    }
    return new Slots(overview.get("slots-total").asInt(), overview.get("slots-available").asInt());
  }

  /** The settings that the cluster was started with. */
  Map<String, String> configuration() {
    Map<String, String> settings = new TreeMap<>();
    for (JsonNode entry : get("/jobmanager/config")) {
      settings.put(entry.path("key").asText(), entry.path("value").asText());
    }
    return settings;
  }

  /** The parts of a job. */
  List<Vertex> vertices(String job) {
    List<Vertex> vertices = new ArrayList<>();
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      vertices.add(new Vertex(vertex.path("id").asText(), vertex.path("name").asText()));
    }
    return vertices;
  }

  /** The names of all metrics of a part of a job. */
  List<String> metricNames(String job, String vertex) {
    List<String> names = new ArrayList<>();
    for (JsonNode metric : get(metricsOf(job, vertex))) {
      names.add(metric.path("id").asText());
    }
    return names;
  }

  /** The sums of metrics over all that runs of a part of a job. */
  Map<String, Long> metricSums(String job, String vertex, List<String> names) {
    Map<String, Long> sums = new TreeMap<>();
    for (String list : listsOf(names)) {
      for (JsonNode metric : get(metricsOf(job, vertex) + "?agg=sum&get=" + list)) {
        sums.put(metric.path("id").asText(), metric.path("sum").asLong());
      }
    }
    return sums;
  }

  /** The names as they stand in an address, in as few lists as Flink's server takes. */
  static List<String> listsOf(List<String> names) {
    List<String> lists = new ArrayList<>();
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
      if (!list.isEmpty() && list.length() + COMMA.length() + encoded.length() > LONGEST_LIST) {
        lists.add(list.toString());
        list.setLength(0);
      }
      list.append(list.isEmpty() ? "" : COMMA).append(encoded);
    }
    if (!list.isEmpty()) {
      lists.add(list.toString());
    }
    return lists;
  }

  private static String metricsOf(String job, String vertex) {
    return "/jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics";
  }

  /** Where the last finished checkpoint of a job lies. */
  Optional<String> lastCheckpoint(String job) {
    JsonNode path =
        get("/jobs/" + job + "/checkpoints").path("latest").path("completed").path("external_path");
    return path.isTextual() ? Optional.of(path.asText()) : Optional.empty();
  }

  /** What made a job go back to its last checkpoint most recently, with the time of it. */
  Optional<String> lastFailure(String job) {
    JsonNode entry =
        get("/jobs/" + job + "/exceptions?maxExceptions=1")
            .path("exceptionHistory")
            .path("entries")
            .path(0);
    if (entry.isMissingNode()) {
      return Optional.empty();
    }
    String at = Instant.ofEpochMilli(entry.path("timestamp").asLong()).toString();
    return Optional.of(at + ": " + cause(entry.path("stacktrace").asText()));
  }

  /**
   * The cause of a stack trace that was printed, in one line: whichever of our own exceptions comes
   * first, since it names the file or the server, else the innermost.
   */
  static String cause(String stackTrace) {
    String cause = stackTrace.lines().findFirst().orElse("a failure without a word");
    for (String line : stackTrace.lines().toList()) {
      if (line.startsWith(CAUSED_BY)) {
        cause = line.substring(CAUSED_BY.length());
        if (cause.startsWith(OURS)) {
          break;
        }
      }
    }
    return cause.replaceFirst("^(?:[\\w$]+\\.)+([\\w$]+)", "$1").strip();
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new ClusterUnavailableException(
            "Flink at " + master + " answers " + path + " with " + answer.statusCode() + ".", null);
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new ClusterUnavailableException(
          "What answers at " + master + " is no JobManager of Flink.", e);
    } catch (IOException e) {
      throw new ClusterUnavailableException(
          "Flink at " + master + " cannot be reached: is its JobManager running there?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterUnavailableException(
          "Flink at " + master + " was asked, but the answer was not awaited.", e);
    }
  }
}
