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
package org.crosscurrent.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds with bytes changed, cut, doubled and moved: posts or a reason come out, never a failure.
 */
class MutatedFeedsTest {

  private static final int ROUNDS = 150;

  private static final List<String> INTRUDERS =
      List.of(
          "<",
          ">",
          "&",
          "\"",
          "]]>",
          "<![CDATA[",
          "<!--",
          "&#0;",
          "&lt;",
          "<item>",
          "</item>",
          "<entry/>",
          "<link/>",
          "<guid/>",
          " xml:base=':'",
          " xmlns='urn:x'",
          "<a:b/>",
          "\0",
          "<pubDate>x</pubDate>",
          "<title>&lt;</title>",
          "<media:content/>",
          "<author> </author>");

  static List<String> payloads() throws IOException {
    return FeedFixturesTest.payloads().stream().filter(name -> name.endsWith(".xml")).toList();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void noChangeMakesTheReaderFail(String name) throws IOException {
    byte[] payload = Files.readAllBytes(FeedFixturesTest.ROOT.resolve(name));
    String platform = FeedFixturesTest.platformOf(name);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(payload, random);
      RecordedResults results = FeedFixturesTest.read(platform, changed);
      String message = results.message();
      if (message != null && (message.contains("failed with") || message.contains("library"))) {
        fail("%s in round %d: %s", name, i, message);
      }
      for (Post post : results.posts()) {
        assertThat(post.getId() + post.getTitle() + post.getText() + post.getUrl())
            .doesNotContain("\0");
      }
    }
  }

  private static byte[] changed(byte[] payload, Random random) {
    byte[] changed = payload.clone();
    int from = random.nextInt(payload.length);
    int to = Math.min(payload.length, from + 1 + random.nextInt(40));
    switch (random.nextInt(5)) {
      case 0 -> changed[from] = (byte) random.nextInt(256);
      case 1 -> changed = Arrays.copyOf(payload, from);
      case 2 -> changed = joined(payload, 0, to, from);
      case 3 -> changed = joined(payload, 0, from, to);
      default -> {
        byte[] intruder =
            INTRUDERS.get(random.nextInt(INTRUDERS.size())).getBytes(StandardCharsets.UTF_8);
        int behind = from;
        while (behind < payload.length && random.nextInt(3) > 0 && payload[behind] != '>') {
          behind++;
        }
        behind = Math.min(payload.length, behind + 1);
        changed = new byte[payload.length + intruder.length];
        System.arraycopy(payload, 0, changed, 0, behind);
        System.arraycopy(intruder, 0, changed, behind, intruder.length);
        System.arraycopy(
            payload, behind, changed, behind + intruder.length, payload.length - behind);
      }
    }
    return changed;
  }

  /** The bytes before {@code end}, then those from {@code again} on. */
  private static byte[] joined(byte[] payload, int begin, int end, int again) {
    byte[] joined = Arrays.copyOfRange(payload, begin, end + payload.length - again);
    System.arraycopy(payload, again, joined, end - begin, payload.length - again);
    return joined;
  }
}
