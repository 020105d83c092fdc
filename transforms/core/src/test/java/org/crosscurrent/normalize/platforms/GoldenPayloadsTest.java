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
package org.crosscurrent.normalize.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every native payload beside this test gives what its expected file says. */
class GoldenPayloadsTest {

  private static final Path ROOT = Path.of("src/test/resources/org/crosscurrent/normalize");
  private static final boolean WRITE = "write".equals(System.getProperty("crosscurrent.golden"));
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static List<String> payloads() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(name -> name.endsWith(".json") && !name.endsWith(".expected.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void givesWhatIsExpected(String name) throws IOException {
    Path payload = ROOT.resolve(name);
    Path expected = ROOT.resolve(name.replace(".json", ".expected.json"));
    String platform = name.substring(0, name.indexOf('/'));
    String actual = toJson(RecordedResults.of(platform, Files.readAllBytes(payload)));
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @Test
  void theTableNamesEveryPayloadAndNoOther() throws IOException {
    TreeSet<String> named =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ") && line.contains(".json |"))
            .map(line -> line.split("\\|")[1].strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).containsExactlyElementsOf(payloads());
  }

  private static String toJson(RecordedResults results) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode posts = json.putArray("posts");
    results.posts().forEach(post -> posts.add(toJson(post)));
    ArrayNode deletions = json.putArray("deletions");
    for (Deletion deletion : results.deletions()) {
      deletions.add(deletion.getPostId() + " at " + deletion.getObservedAt());
    }
    ArrayNode ignored = json.putArray("ignored");
    results.ignored().forEach(ignored::add);
    if (results.reason() != null) {
      json.put("rejected", results.reason().label() + ": " + results.message());
    }
    return JSON.writeValueAsString(json) + "\n";
  }

  private static ObjectNode toJson(Post post) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", post.getId()).put("platform", post.getPlatform());
    json.put("community", post.getCommunity()).put("kind", post.getKind().name());
    json.put("title", post.getTitle()).put("text", post.getText());
    Author author = post.getAuthor();
    if (author != null) {
      ObjectNode of = json.putObject("author").put("id", author.getId());
      of.put("name", author.getName()).put("followers", author.getFollowers());
      of.put("verified", author.getVerified());
    }
    json.put("createdAt", post.getCreatedAt().toString());
    json.put("observedAt", post.getObservedAt().toString());
    json.put("language", post.getLanguage() + " " + post.getLanguageConfidence());
    json.put("repostOf", post.getRepostOf()).put("replyTo", post.getReplyTo());
    json.put("url", post.getUrl());
    json.put("links", String.join(" ", post.getLinks()));
    json.put("hashtags", String.join(" ", post.getHashtags()));
    json.put("mentions", String.join(" ", post.getMentions()));
    json.put("media", String.join(" ", post.getMedia()));
    json.put("location", post.getLocation());
    Counts counts = post.getCounts();
    ObjectNode of = json.putObject("counts").put("score", counts.getScore());
    of.put("comments", counts.getComments()).put("shares", counts.getShares());
    of.put("views", counts.getViews());
    json.put("contentHash", post.getContentHash()).put("collection", post.getCollection());
    json.put("payloadDigest", Long.toHexString(post.getPayloadDigest()));
    ObjectNode extra = json.putObject("extra");
    post.getExtra().forEach(extra::put);
    json.properties().removeIf(field -> isAbsent(field.getValue().toString()));
    return json;
  }

  /** Absent and empty fields would hide the others. */
  private static boolean isAbsent(String value) {
    return value.equals("null") || value.equals("\"\"") || value.equals("{}");
  }
}
