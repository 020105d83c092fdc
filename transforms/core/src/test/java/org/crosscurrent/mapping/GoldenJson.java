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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.RecordedResults;

/** What a payload said, as the golden files beside the tests hold it. */
public final class GoldenJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GoldenJson() {}

  /** All that it said, as JSON of one form. */
  public static String of(RecordedResults results) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode posts = json.putArray("posts");
    results.posts().forEach(post -> posts.add(toJson(post)));
    ArrayNode deletions = json.putArray("deletions");
    for (Deletion deletion : results.deletions()) {
      deletions.add(deletion.getPostId() + " at " + deletion.getObservedAt());
    }
    ArrayNode ignored = json.putArray("ignored");
    results.ignored().forEach(ignored::add);
    if (!results.unknownFields().isEmpty()) {
      ArrayNode unknown = json.putArray("unknown");
      results.unknownFields().forEach(unknown::add);
    }
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
