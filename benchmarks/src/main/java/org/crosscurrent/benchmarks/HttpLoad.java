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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks at a steady rate, whatever the answers take: each request has its moment, and its time
 * counts from there, so that a server which stands still is not spared the requests of that while.
 */
final class HttpLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String url;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

  HttpLoad(String url) {
    this.url = url;
  }

  /** One answer: the kind of request, its milliseconds, and the status, 0 where none came. */
  record Sample(String kind, double millis, int status, int bytes) {}

  /** A request. */
  record Asked(String kind, String path) {}

  /** Asks so often in a second for so long, and waits for the last answers. */
  List<Sample> run(Supplier<Asked> requests, int perSecond, int seconds) {
    ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
    Phaser open = new Phaser(1);
    long started = System.nanoTime();
    for (long i = 0; i < (long) perSecond * seconds; i++) {
      long due = started + i * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      open.register();
      ask(requests.get(), due, samples, open);
    }
    open.arriveAndAwaitAdvance();
    return new ArrayList<>(samples);
  }

  private void ask(Asked asked, long due, ConcurrentLinkedQueue<Sample> samples, Phaser open) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + asked.path()))
            .timeout(PATIENCE)
            .header("Accept-Encoding", "gzip")
            .build();
    client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .whenComplete(
            (response, failure) -> {
              double millis = (System.nanoTime() - due) / 1e6;
              samples.add(
                  failure == null
                      ? new Sample(
                          asked.kind(), millis, response.statusCode(), response.body().length)
                      : new Sample(asked.kind(), millis, 0, 0));
              open.arriveAndDeregister();
            });
  }

  /** Quantiles of all samples, and the 99th percentile of each kind. */
  static Map<String, Object> summarise(List<Sample> samples, int seconds) {
    Map<String, Object> summary = new LinkedHashMap<>();
    long failed = samples.stream().filter(sample -> sample.status() != 200).count();
    summary.put("requests", samples.size());
    summary.put("requests_per_second", samples.size() / seconds);
    summary.put("not_200", failed);
    double[] all = sorted(samples);
    for (double share : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
      summary.put("p" + label(share) + "_ms", quantile(all, share));
    }
    summary.put("mean_bytes", samples.stream().mapToInt(Sample::bytes).sum() / samples.size());
    Map<String, List<Sample>> kinds = new TreeMap<>();
    samples.forEach(s -> kinds.computeIfAbsent(s.kind(), kind -> new ArrayList<>()).add(s));
    kinds.forEach(
        (kind, some) -> {
          double[] millis = sorted(some);
          summary.put(
              kind,
              some.size()
                  + " requests, p50 "
                  + quantile(millis, 0.5)
                  + " ms, p99 "
                  + quantile(millis, 0.99)
                  + " ms");
        });
    return summary;
  }

  private static double[] sorted(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::millis).sorted().toArray();
  }

  /** As in p50, p99 and p999. */
  private static String label(double share) {
    String digits = String.valueOf(share).substring(2);
    return share == 1 ? "100" : digits.length() == 1 ? digits + "0" : digits;
  }

  private static double quantile(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.max(0, index)] * 10) / 10.0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
