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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;

class ItemValuesTest {

  private static final String HEAD =
      """
      mapping: 1
      shape: tried
      platform: tried
      title: tried
      provenance: documented
      recognise: id is present
      """;
  private static final String POST =
      HEAD
          + """
      critical: [createdAt]
      post:
        id: id
        createdAt: at
        text: text
      """;

  @Test
  void eachReadsAValueOfEveryItemAndKnowsItsFields() {
    RecordedResults results =
        read(
            POST
                + """
                  mentions:
                    each: "people[?kind = user]"
                    value: ["{name}@{url as host}", name]
                """,
            """
            {"id":1,"at":1767256400,"text":"t","people":[{"kind":"user","name":"mara",
            "url":"https://reef.example/u/1"},{"kind":"bot","name":"b"},{"kind":"user","name":"otto"}]}
            """);
    assertThat(only(results).getMentions()).containsExactly("mara@reef.example", "otto");
    assertThat(results.unknownFields()).isEmpty();
  }

  @Test
  void eachTellsTheFieldsOfItsItemsThatItDoesNotKnow() {
    RecordedResults results =
        read(
            POST + "  mentions: {each: 'people[]', value: name}\n",
            "{\"id\":1,\"at\":1767256400,\"text\":\"t\",\"people\":[{\"name\":\"a\",\"age\":7}]}");
    assertThat(results.unknownFields()).containsExactly("tried: people[].age number");
  }

  @Test
  void spansCountBytesOrUnitsOfUtf16() {
    String payload =
        """
        {"id":1,"at":1767256400,"text":"Grüße 🌊 @mara!","marks":[{"s":13,"e":18},{"s":9,"n":5},
        {"s":-1,"e":4},{"s":4,"e":4},{"s":4,"e":99},{"s":"x","e":3},{}]}
        """;
    String spans = "  mentions: {each: 'marks[]', value: {span: text, start: s, ";
    assertThat(only(read(POST + spans + "end: e}}\n", payload)).getMentions())
        .containsExactly("mara");
    assertThat(only(read(POST + spans + "length: n, unit: utf16}}\n", payload)).getMentions())
        .containsExactly("mara");
  }

  @Test
  void lastAndKeysLookAtAll() {
    Post post =
        only(
            read(
                POST
                    + """
                      replyTo: {last: "refs[]"}
                      hashtags: {keys: votes}
                      language: {keys: words}
                      extra: {none: {keys: refs}, empty: {last: "gone[]"}}
                    ignored: ["votes.**", "words.**"]
                    """,
                """
                {"id":1,"at":1767256400,"text":"t","refs":["a","b"],"votes":{"x":1,"y":2},
                "words":{"fr":"mer","de":"Meer"}}
                """));
    assertThat(post.getReplyTo()).isEqualTo("tried:b");
    assertThat(post.getHashtags()).containsExactly("x", "y");
    assertThat(post.getLanguage()).isEqualTo("fr");
    assertThat(post.getExtra()).isEmpty();
  }

  @Test
  void mediaOnlyStandsBesideOtherConditions() {
    String mapping =
        POST
            + """
              media: file
              kind: [{is: video, when: [media-only, type = film]}, {is: image, when: media-only}]
            """;
    String film = "{\"id\":1,\"at\":1767256400,\"type\":\"film\",\"file\":\"https://a.example\"";
    assertThat(only(read(mapping, film + "}")).getKind()).isEqualTo(PostKind.VIDEO);
    assertThat(only(read(mapping, film.replace("film", "x") + "}")).getKind())
        .isEqualTo(PostKind.IMAGE);
    assertThat(only(read(mapping, film + ",\"text\":\"w\"}")).getKind()).isEqualTo(PostKind.POST);
  }

  @Test
  void aDeletionTakesBackEveryPostThatItNames() {
    String mapping = HEAD + "deletion: {id: 'gone[]', at: at}\n";
    RecordedResults several = read(mapping, "{\"id\":1,\"gone\":[\"a\",\"b\",\"a\"],\"at\":1}");
    assertThat(several.deletions())
        .extracting(Deletion::getPostId)
        .containsExactly("tried:a", "tried:b");
    assertThat(read(mapping, "{\"id\":1,\"gone\":[]}").reason())
        .isEqualTo(DeadLetterReason.MISSING_FIELD);
  }

  @Test
  void anEnvelopeCanLoseWhatItHolds() {
    String mapping = HEAD + "critical: {payload: [payload]}\ninside: {from: payload, as: json}\n";
    assertThat(read(mapping, "{\"id\":1}").reason()).isEqualTo(DeadLetterReason.SCHEMA_DRIFT);
  }

  @Test
  void aPayloadIsNotInsideOfItselfAndNoRingOfPayloadsIsReadForEver() {
    String itself = HEAD + "inside: '.[]'\ncritical: {payload: [payload]}\n";
    assertThat(read(itself, "{\"id\":1,\"payload\":2}").message()).isNull();
    RecordedResults ring = read(HEAD + "inside: '$.x'\n", "{\"id\":1,\"x\":{\"id\":2}}");
    assertThat(ring.message()).isNull();
    String two = HEAD + "inside: ['$.x', '$.y']\n";
    RecordedResults rings = read(two, "{\"id\":1,\"x\":{\"id\":2},\"y\":{\"id\":3}}");
    assertThat(rings.reason()).isEqualTo(DeadLetterReason.MALFORMED);
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertThatThrownBy(() -> read(POST + "  url: '{a as nonsense}'\n", "{}"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("12:8")
        .hasMessageContaining("'nonsense' is none of the readings");
    assertThatThrownBy(() -> read(POST + "  media: {each: 'a[]'}\n", "{}"))
        .hasMessageContaining("value is missing");
    assertThatThrownBy(
            () -> read(POST + "  media: {span: a, start: b, end: c, unit: words}\n", "{}"))
        .hasMessageContaining("unit is bytes or utf16");
  }

  private static Post only(RecordedResults results) {
    assertThat(results.message()).isNull();
    assertThat(results.posts()).hasSize(1);
    return results.posts().get(0);
  }

  private static RecordedResults read(String mapping, String payload) {
    Mappings mappings = Mappings.of(List.of(new MappingFile("tried.yaml", mapping)));
    return RecordedResults.of(
        PostNormalizer.of(mappings.mappers()),
        RawPost.of(
            "tried", "api", RecordedResults.OBSERVED_AT, payload.getBytes(StandardCharsets.UTF_8)));
  }
}
