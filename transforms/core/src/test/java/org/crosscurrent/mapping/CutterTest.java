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

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;

class CutterTest {

  private static final String YAML =
      """
      mapping: 1
      shape: demo
      platform: demo
      title: Demo
      provenance: documented
      recognise: [id]
      critical: [text]
      post:
        id: id
        createdAt: at
        text: text
        hashtags: {from: text, matches: "#([^#\\n]+)#"}
        mentions: {from: people, split: ";", prefix: u}
      """;

  @Test
  void everyMatchIsAValue() {
    assertThat(cut(Cutter.matches(Pattern.compile("#([^#]+)#")), "#one# and #two words#, #open"))
        .containsExactly("one", "two words");
    assertThat(cut(Cutter.matches(Pattern.compile("[0-9]+")), "7 of 12"))
        .containsExactly("7", "12");
    assertThat(cut(Cutter.matches(Pattern.compile("a(b)?")), "a ab")).containsExactly("b");
    assertThat(cut(Cutter.matches(Pattern.compile("x*")), "abc")).isEmpty();
  }

  @Test
  void whatStandsBetweenSeparatorsIsAValue() {
    assertThat(cut(Cutter.at(","), " a, b,,c ,")).containsExactly("a", "b", "c");
  }

  @Test
  void mappingsNameBoth() {
    Post post =
        read(
            "{\"id\":1,\"at\":1757000000,\"text\":\"#Rain today# and #wind#\",\"people\":\"1; 2\"}");
    assertThat(post.getHashtags()).containsExactly("rain today", "wind");
    assertThat(post.getMentions()).containsExactly("u1", "u2");
  }

  private static Post read(String payload) {
    PostNormalizer normalizer =
        PostNormalizer.of(Mappings.of(List.of(new MappingFile("demo.yaml", YAML))).mappers());
    RawPost raw =
        RawPost.of(
            "demo", "api", RecordedResults.OBSERVED_AT, payload.getBytes(StandardCharsets.UTF_8));
    return RecordedResults.of(normalizer, raw).posts().get(0);
  }

  private static List<String> cut(Cutter cutter, String text) {
    List<String> parts = new ArrayList<>();
    cutter.cut(text, parts::add);
    return parts;
  }
}
