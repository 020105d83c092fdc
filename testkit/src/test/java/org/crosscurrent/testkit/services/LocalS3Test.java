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
package org.crosscurrent.testkit.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("s3")
class LocalS3Test {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void itServesItsBucketsToWhoHasItsCredentialsUntilItIsClosed() throws Exception {
    URI endpoint;
    Path bucket;
    try (LocalS3 s3 = LocalS3.start()) {
      endpoint = s3.endpoint();
      bucket = s3.createBucket("archive");
      assertThat(bucket).isEmptyDirectory();
      assertThatIllegalArgumentException().isThrownBy(() -> s3.createBucket("../up"));

      HttpResponse<String> answer = get(endpoint);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
      assertThat(s3.requests()).containsExactly("GET /");
    }
    URI gone = endpoint;
    assertThatThrownBy(() -> get(gone)).isInstanceOf(IOException.class);
    assertThat(bucket).doesNotExist();
  }

  @Test
  void itCanRefuseToServeForAWhile() throws Exception {
    try (LocalS3 s3 = LocalS3.start()) {
      URI key = s3.endpoint().resolve("/archive/key");
      s3.setAvailable(false);
      HttpResponse<String> put =
          http.send(
              HttpRequest.newBuilder(key)
                  .PUT(HttpRequest.BodyPublishers.ofString("x".repeat(300_000)))
                  .build(),
              HttpResponse.BodyHandlers.ofString(UTF_8));
      assertThat(put.statusCode()).isEqualTo(503);
      assertThat(put.body()).contains("<Code>SlowDown</Code>");
      assertThat(get(key).statusCode()).isEqualTo(503);
      assertThat(s3.refusedRequests()).isEqualTo(2);
      assertThat(s3.requests()).isEmpty();

      s3.setAvailable(true);
      assertThat(get(key).statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }
}
