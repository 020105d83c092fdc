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

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;

class InheritedKeysTest {

  private static final MappingFile BASE =
      new MappingFile(
          "base.yaml",
          """
          mapping: 1
          shape: base
          abstract: true
          platform: made-up
          title: Base
          provenance: documented
          recognise: [id]
          critical: [createdAt]
          post:
            id: id
            createdAt: at
            title: title
            text: text
            extra: {kept: kept, dropped: dropped}
          """);

  private static final MappingFile OWN =
      new MappingFile(
          "own.yaml",
          """
          mapping: 1
          shape: own
          extends: base
          platform: made-up
          title: Own
          post:
            title: ~
            extra: {dropped: ~}
          ignored: [title, dropped]
          """);

  @Test
  void aTildeTakesAnInheritedKeyAway() {
    RecordedResults results =
        RecordedResults.of(
            PostNormalizer.of(Mappings.of(List.of(BASE, OWN)).mappers()),
            RawPost.of(
                "made-up",
                "api",
                RecordedResults.OBSERVED_AT,
                """
                {"id": "1", "at": "2026-01-01", "title": "a", "text": "b", "kept": "c", "dropped": "d"}
                """
                    .getBytes(StandardCharsets.UTF_8)));
    Post post = results.posts().get(0);
    assertThat(post.getTitle()).isEmpty();
    assertThat(post.getText()).isEqualTo("b");
    assertThat(post.getExtra()).containsOnlyKeys("kept");
    assertThat(results.unknownFields()).isEmpty();
  }
}
