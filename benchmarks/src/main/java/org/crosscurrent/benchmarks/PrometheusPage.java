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
package org.crosscurrent.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** The figures that a job serves as Prometheus text. */
final class PrometheusPage {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  PrometheusPage(int port) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
  }

  /** What it serves now. */
  Values read() throws IOException, InterruptedException {
    return new Values(
        client.send(request, HttpResponse.BodyHandlers.ofString()).body().lines().toList());
  }

  /** The lines of one answer. */
  record Values(List<String> lines) {

    /** Over all labels; 0 if there is none. */
    double sum(String name) {
      return of(name).sum();
    }

    /** Of all labels; 0 if there is none. */
    double max(String name) {
      return of(name).max().orElse(0);
    }

    /** Added up by the value of one label; a line without it counts under the empty text. */
    Map<String, Double> sumBy(String name, String label) {
      Pattern value = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"");
      Map<String, Double> sums = new TreeMap<>();
      for (String line : lines) {
        if (line.startsWith(name + "{")) {
          Matcher matcher = value.matcher(line);
          sums.merge(matcher.find() ? matcher.group(1) : "", valueOf(line), Double::sum);
        }
      }
      return sums;
    }

    private static double valueOf(String line) {
      return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private DoubleStream of(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
          .mapToDouble(Values::valueOf);
    }
  }
}
