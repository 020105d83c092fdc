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
package org.crosscurrent.io.archive;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Asks a server that {@code --endpoint} names for anything at all. The client of S3 is made for a
 * job, and so has minutes of patience with a server that takes connections and stays silent; a
 * person who starts a job has not.
 */
final class EndpointKnock {

  private static final String SCHEME = "s3://";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private EndpointKnock() {}

  /**
   * Returns if the server answers something, or if it is left to the client of S3 to say why not;
   * does nothing for an address elsewhere, at Amazon, or behind a proxy of the options.
   *
   * @throws StoreFailureException if nothing comes within ten seconds
   */
  static void at(String address, PipelineOptions options) throws StoreFailureException {
    S3Options s3 = options.as(S3Options.class);
    URI endpoint = s3.getEndpoint();
    if (!address.startsWith(SCHEME) || endpoint == null || s3.getProxyConfiguration() != null) {
      return;
    }
    try {
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(ProxySelector.getDefault())
          .connectTimeout(PATIENCE)
          .build()
          .send(request(endpoint), BodyHandlers.discarding());
    } catch (HttpTimeoutException e) {
      throw new StoreFailureException("S3 at " + endpoint + " does not answer in time", true, e);
    } catch (IOException | IllegalArgumentException e) {
      // The client of S3 asks next, and has better words for what is wrong.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(URI endpoint) {
    return HttpRequest.newBuilder(endpoint)
        .timeout(PATIENCE)
        .method("HEAD", HttpRequest.BodyPublishers.noBody())
        .build();
  }
}
