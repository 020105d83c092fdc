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

/** What a mapping file can say, each on a small payload. */
class MappingValuesTest {

  @Test
  void aJoinGivesTheItemsOfAllTextsThatItFinds() {
    Post post =
        read(
            "media: \"all[?key = {chosen[]}].url\"",
            "'chosen':['b','a','x'],'all':[{'key':'a','url':'1'},{'key':'b','url':'2'}]");
    assertThat(post.getMedia()).containsExactly("2", "1");
  }

  @Test
  void aJoinFindsItemsOfLongLists() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      items.append("{'key':").append(i).append(",'url':'u").append(i).append("'},");
    }
    Post post =
        read(
            "media: \"all[?key = {chosen}].url\"",
            "'chosen':'41','all':[" + items.substring(0, items.length() - 1) + "]");
    assertThat(post.getMedia()).containsExactly("u41");
  }

  @Test
  void keysCanStandElsewhere() {
    Post post =
        read(
            "media: \"files[{order[].id}].url\"",
            "'order':[{'id':'b'},{'id':'a'}],'files':{'a':{'url':'1'},'b':{'url':'2'}}");
    assertThat(post.getMedia()).containsExactly("2", "1");
  }

  @Test
  void ofEachItemTheFirstKeyThatSaysSomething() {
    Post post =
        read(
            "links: \"urls[].(long.url, short)\"",
            "'urls':[{'short':'1'},{'long':{'url':'2'},'short':'3'},{'long':{},'short':'4'}]");
    assertThat(post.getLinks()).containsExactly("1", "2", "4");
  }

  @Test
  void filtersFollowOneAnother() {
    Post post =
        read(
            "links: \"urls[?kind = a][?not hidden].url\"",
            "'urls':[{'kind':'a','url':'1'},{'kind':'a','hidden':true,'url':'2'},{'url':'3'}]");
    assertThat(post.getLinks()).containsExactly("1");
  }

  @Test
  void aPatternIsFoundAtAllPlacesOfAText() {
    Post post =
        read(
            "mentions: {from: body, overlapping: '(?:^|[^a-z])u/([a-z]{1,20})(?:[^a-z]|$)'}",
            "'body':'u/ann u/bob, and xu/none u/cy'");
    assertThat(post.getMentions()).containsExactly("ann", "bob", "cy");
  }

  @Test
  void whatStandsInTheTextComesFirstIfAskedFor() {
    String fields = "'body':'#two','tags':['one']";
    assertThat(read("{hashtags: 'tags[]', in-text: hashtags}", fields).getHashtags())
        .containsExactly("one", "two");
    assertThat(
            read("{hashtags: 'tags[]', in-text: {find: hashtags, first: true}}", fields)
                .getHashtags())
        .containsExactly("two", "one");
  }

  @Test
  void aMissingIdNamesAllItsPlaces() {
    assertThat(results("id: [a, b]", "'body':'x'").message()).isEqualTo("a or b is missing");
  }

  @Test
  void aTildeTakesAKeyOfTheBaseAway() {
    MappingFile base = file("hashtags: 'tags[]'");
    MappingFile derived =
        new MappingFile(
            "derived.yaml",
            """
            mapping: 1
            shape: derived
            extends: base
            order: 1
            post: {hashtags: ~}
            """);
    RecordedResults results = normalize(List.of(base, derived), "'tags':['one'],'body':'x'");
    assertThat(results.posts().get(0).getHashtags()).isEmpty();
  }

  private static Post read(String part, String fields) {
    return results(part, fields).posts().get(0);
  }

  private static RecordedResults results(String part, String fields) {
    return normalize(List.of(file(part)), fields);
  }

  private static MappingFile file(String part) {
    String keys = part.startsWith("{") ? part.substring(1, part.length() - 1) : part;
    String yaml =
        """
        mapping: 1
        shape: base
        platform: invented
        title: An invented platform
        provenance: documented
        recognise: body is present
        critical: text
        post: {%s createdAt: at, text: body, %s}
        """;
    String id = keys.startsWith("id:") ? "" : "id: native,";
    return new MappingFile("base.yaml", yaml.formatted(id, keys));
  }

  private static RecordedResults normalize(List<MappingFile> files, String fields) {
    String json =
        "{'native':'1','at':1767256400,'body':'',%s}".formatted(fields).replace('\'', '"');
    RawPost raw =
        RawPost.of(
            "invented", "api", RecordedResults.OBSERVED_AT, json.getBytes(StandardCharsets.UTF_8));
    return RecordedResults.of(PostNormalizer.of(Mappings.of(files).mappers()), raw);
  }
}
