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
package org.crosscurrent.testkit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import org.crosscurrent.model.RawPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<GeneratedPost> posts =
      PostGenerator.builder()
          .posts(1_000)
          .shares(Shares.defaults().withBroken(0.1))
          .build()
          .stream()
          .toList();

  @TempDir Path directory;

  @Test
  void envelopesHoldEveryPayloadByteForByte() throws IOException {
    Path file = directory.resolve("sub/envelopes.jsonl.gz");
    long lines = GeneratorFiles.writeEnvelopes(posts.iterator(), file);

    assertThat(lines).isEqualTo(posts.size());
    List<String> read;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      read = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(read).hasSameSizeAs(posts);
    for (int i = 0; i < read.size(); i++) {
      RawPost raw = posts.get(i).raw();
      JsonNode envelope = JSON.readTree(read.get(i));
      assertThat(envelope.get("platform").textValue()).isEqualTo(raw.getPlatform());
      assertThat(envelope.get("collection").textValue()).isEqualTo(raw.getCollection());
      assertThat(Instant.parse(envelope.get("observed_at").textValue()))
          .isEqualTo(posts.get(i).observedAt());
      assertThat(envelope.get("attempt").intValue()).isZero();
      assertThat(payload(read.get(i), envelope)).isEqualTo(raw.getPayload());
    }
  }

  @Test
  void payloadsThatAreNoJsonBecomeStringsOrBase64() {
    assertThat(line("{\"a\":1}")).endsWith("\"payload\":{\"a\":1}}");
    assertThat(line("[1]")).endsWith("\"payload\":[1]}");
    assertThat(line("{\"a\":")).endsWith("\"payload\":\"{\\\"a\\\":\"}");
    assertThat(line("{}{}")).endsWith("\"payload\":\"{}{}\"}");
    assertThat(line("7")).endsWith("\"payload\":\"7\"}");
    assertThat(line("{\n}")).endsWith("\"payload\":\"{\\n}\"}");
    assertThat(line("")).endsWith("\"payload\":\"\"}");
    RawPost raw = RawPost.of("x", "api", null, new byte[] {(byte) 0xFE});
    assertThat(new String(new EnvelopeJson().line(raw), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"platform\":\"x\",\"collection\":\"api\",\"attempt\":0,\"payload_base64\":\"/g==\"}");
  }

  @Test
  void nativeDumpsHaveOneFileAPlatform() throws IOException {
    SortedMap<String, Long> lines =
        GeneratorFiles.writeNative(posts.iterator(), directory, ".jsonl");

    assertThat(lines).containsKeys("reddit", "hackernews", "bluesky", "youtube", "mastodon", "x");
    assertThat(lines.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(posts.size());
    List<byte[]> expected =
        posts.stream()
            .filter(post -> post.raw().getPlatform().equals("mastodon"))
            .map(post -> post.raw().getPayload())
            .toList();
    byte[] bytes = Files.readAllBytes(directory.resolve("mastodon.jsonl"));
    assertThat(split(bytes)).containsExactlyElementsOf(expected);
  }

  private static String line(String payload) {
    RawPost raw = RawPost.of("x", "api", null, payload.getBytes(StandardCharsets.UTF_8));
    return new String(new EnvelopeJson().line(raw), StandardCharsets.UTF_8);
  }

  private static byte[] payload(String line, JsonNode envelope) throws IOException {
    if (envelope.has("payload_base64")) {
      return envelope.get("payload_base64").binaryValue();
    }
    if (envelope.get("payload").isTextual()) {
      return envelope.get("payload").textValue().getBytes(StandardCharsets.UTF_8);
    }
    int start = line.indexOf("\"payload\":") + "\"payload\":".length();
    return line.substring(start, line.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> split(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return lines;
  }
}
