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
package org.crosscurrent.convergence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.testkit.generator.Disorder;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.TruthEntry;

/**
 * Two hours of two invented platforms with three shapes, every twenty seconds a payload of one of
 * them. From {@link #DRIFT} on the notes tell their text under another name; from {@link
 * #NEW_FIELD} on clips have a counter that nobody has heard of.
 */
final class DriftingInputs {

  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  static final Instant DRIFT = START.plus(Duration.ofMinutes(40));
  static final Instant NEW_FIELD = START.plus(Duration.ofMinutes(60));
  static final Instant RETURN = START.plus(Duration.ofMinutes(80));
  static final Instant END = START.plus(Duration.ofMinutes(120));

  private static final Duration PACE = Duration.ofSeconds(20);

  private static final String NOTE =
      """
      mapping: 1
      shape: quill-note
      platform: quill
      title: "Quill: a note"
      provenance: documented
      recognise: [note_id]
      critical: [text, createdAt]
      post:
        id: note_id
        createdAt: at
        text: %s
        author: {handle: by}
        score: likes
        in-text: [hashtags]
      """;

  private static final String REPLY =
      """
      mapping: 1
      shape: quill-reply
      platform: quill
      title: "Quill: a reply"
      provenance: documented
      recognise: [reply_id]
      critical: [text, createdAt]
      post:
        id: reply_id
        createdAt: at
        text: words
        replyTo: to
        author: {handle: by}
        in-text: [hashtags]
      """;

  private static final String CLIP =
      """
      mapping: 1
      shape: brook-clip
      platform: brook
      title: "Brook: a clip"
      provenance: documented
      recognise: [clip]
      critical: [title, createdAt]
      post:
        id: clip
        createdAt: at
        kind: video
        title: caption
        author: {handle: by}
        views: stats.plays
        in-text: [hashtags]
      """;

  private final List<GeneratedPost> posts = new ArrayList<>();
  private final List<GeneratedPost> drifted = new ArrayList<>();

  private DriftingInputs(Instant end) {
    int number = 0;
    for (Instant at = START; at.isBefore(END); at = at.plus(PACE)) {
      boolean drifts = number % 3 == 0 && !at.isBefore(DRIFT) && at.isBefore(end);
      GeneratedPost post =
          switch (number % 3) {
            case 0 -> post("quill", "n" + number, at, note(number, at, drifts));
            case 1 -> post("quill", "r" + number, at, reply(number, at));
            default -> post("brook", "c" + number, at, clip(number, at));
          };
      posts.add(post);
      if (drifts) {
        drifted.add(post);
      }
      number++;
    }
  }

  /** The old shape comes back. */
  static DriftingInputs thatReturn() {
    return new DriftingInputs(RETURN);
  }

  /** The new shape stays. */
  static DriftingInputs thatStay() {
    return new DriftingInputs(END);
  }

  /** Everything, in an order of arrival in which nothing is too late. */
  List<GeneratedPost> shuffled(long seed) {
    return Disorder.within(Inputs.MAX_DISORDER, seed).of(posts).order();
  }

  /** The notes with the new shape. */
  List<GeneratedPost> drifted() {
    return drifted;
  }

  static List<String> idsOf(List<GeneratedPost> some) {
    return some.stream().map(post -> post.truth().postId()).sorted().toList();
  }

  static List<String> hexOf(List<GeneratedPost> some) {
    return some.stream()
        .map(post -> HexFormat.of().formatHex(post.raw().getPayload()))
        .sorted()
        .toList();
  }

  /** The mapping files that know the shapes as they are at the beginning. */
  static Path mappings(Path folder) throws IOException {
    return write(folder, "body");
  }

  /** The same, of which that of the notes also knows the new name. */
  static Path updatedMappings(Path folder) throws IOException {
    return write(folder, "[body, content]");
  }

  private static Path write(Path folder, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("note.yaml"), NOTE.formatted(text));
    Files.writeString(folder.resolve("reply.yaml"), REPLY);
    Files.writeString(folder.resolve("clip.yaml"), CLIP);
    return folder;
  }

  private static String note(int number, Instant at, boolean drifts) {
    return "{\"note_id\":\"n%d\",\"at\":\"%s\",\"%s\":\"Note %d of a #garden I love\",\"by\":\"ann%d\",\"likes\":%d}"
        .formatted(
            number, at.minusSeconds(60), drifts ? "content" : "body", number, number % 7, number);
  }

  private static String reply(int number, Instant at) {
    return "{\"reply_id\":\"r%d\",\"at\":\"%s\",\"words\":\"Reply %d, a sad #garden\",\"to\":\"n%d\",\"by\":\"bob%d\"}"
        .formatted(number, at.minusSeconds(30), number, number - 1, number % 5);
  }

  private static String clip(int number, Instant at) {
    String saves = at.isBefore(NEW_FIELD) ? "" : ",\"saves\":3";
    return "{\"clip\":\"c%d\",\"at\":\"%s\",\"caption\":\"Clip %d of the #garden\",\"by\":\"eve\",\"stats\":{\"plays\":%d%s}}"
        .formatted(number, at.minusSeconds(10), number, 10 * number, saves);
  }

  private static GeneratedPost post(String platform, String id, Instant at, String payload) {
    RawPost raw =
        RawPost.of(
            platform,
            "api",
            org.joda.time.Instant.ofEpochMilli(at.toEpochMilli()),
            payload.getBytes(UTF_8));
    TruthEntry truth =
        new TruthEntry(
            TruthEntry.Kind.OBSERVATION,
            platform,
            platform + ":" + id,
            at,
            null,
            "",
            List.of("garden"),
            null,
            null);
    return new GeneratedPost(raw, null, truth);
  }
}
