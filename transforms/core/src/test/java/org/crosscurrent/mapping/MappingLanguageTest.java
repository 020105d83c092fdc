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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/mappings.md promises of the language, one promise a test. */
class MappingLanguageTest {

  private static final String HEAD =
      """
      mapping: 1
      shape: own
      platform: own
      title: Own
      provenance: documented
      recognise: id is present
      critical: [createdAt]
      """;

  private static final String BASE = "post:\n  id: id\n  createdAt: at\n";

  private static RecordedResults read(String yaml, String payload) {
    PostNormalizer normalizer =
        PostNormalizer.of(Mappings.of(List.of(new MappingFile("own.yaml", yaml))).mappers());
    return RecordedResults.of(
        normalizer, RawPost.of("own", "api", RecordedResults.OBSERVED_AT, payload.getBytes(UTF_8)));
  }

  /** Reads one value as the text of a post. */
  private static String textOf(String value, String payload) {
    String more = payload.equals("{}") ? "" : "," + payload.substring(1, payload.length() - 1);
    RecordedResults results =
        read(HEAD + BASE + "  text: " + value + "\n", "{\"id\":1,\"at\":1767225600" + more + "}");
    assertThat(results.message()).isNull();
    return results.posts().get(0).getText();
  }

  private static Post postOf(String post, String payload) {
    RecordedResults results = read(HEAD + BASE + post, payload);
    assertThat(results.message()).isNull();
    return results.posts().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b                                  | {'a':{'b':'x'}}                              | x
          a[].b                                | {'a':[{'b':''},{'b':'y'}]}                   | y
          a[].b                                | {'a':{'b':'single'}}                         | single
          a[0]                                 | {'a':['x','y']}                              | x
          a[-1]                                | {'a':['x','y']}                              | y
          a.*.u                                | {'a':{'p':{'u':''},'q':{'u':'z'}}}           | z
          '"a[?k = v].t"'                      | {'a':[{'k':'w','t':'1'},{'k':'v','t':'2'}]}  | 2
          '"$.users[?id = {by}].name"'         | {'by':7,'users':[{'id':7,'name':'Ann'}]}     | Ann
          '"{a}-{b|none}"'                     | {'a':'x'}                                    | x-none
          '"{a}-{b}"'                          | {'a':'x'}                                    | ''
          [a, b]                               | {'a':null,'b':'second'}                      | second
          '{join: [a, "b[]"], separator: ", "}'| {'a':'1','b':['2','3']}                      | 1, 2, 3
          '{from: a, match: "id=([0-9]+)"}'    | {'a':'x?id=42&y'}                            | 42
          '{from: a, replace: {match: "[0-9]", with: "#"}}' | {'a':'a1b2'}                    | a#b#
          '{from: a, map: {x: ex}}'            | {'a':'x'}                                    | ex
          '{from: a, map: {x: ex}, default: d}'| {'a':'y'}                                    | d
          '{from: a, not: ["[deleted]"]}'      | {'a':'[deleted]'}                            | ''
          '{from: a, as: host}'                | {'a':'https://A.example/x'}                  | a.example
          '{from: a, as: html}'                | {'a':'<p>1<br>2</p><p>3</p>'}                | 1\\n2\\n3
          '{from: {from: a, as: json}, when: a}' | {'a':'3'}                                  | 3
          '{from: a, when: "b = 1"}'           | {'a':'x','b':2}                              | ''
          '{from: a, prefix: t3_}'             | {'a':'x'}                                    | t3_x
          '{size: a}'                          | {'a':[1,2]}                                  | 2
          '{sum: ["a[].n", b]}'                | {'a':[{'n':1},{'n':'2'}],'b':'1.2K'}         | 1203
          """)
  void valuesFindWhatTheySay(String value, String payload, String expected) {
    String yaml = value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
    String wanted = expected.replace("\"", "").replace("\\n", "\n");
    assertThat(textOf(yaml, payload.replace('\'', '"'))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a                    | {'a':'x'}     | true
          a                    | {'a':false}   | false
          a                    | {'a':[]}      | false
          a                    | {'a':0}       | true
          not a                | {'a':''}      | true
          a = x                | {'a':'x'}     | true
          a != x               | {'b':'x'}     | true
          a in [x, y]          | {'a':'y'}     | true
          a ~ ^v[0-9]+$        | {'a':'v12'}   | true
          a is string          | {'a':1}       | false
          a is number          | {'a':1}       | true
          a is null            | {'a':null}    | true
          a is present         | {'a':null}    | true
          a is absent          | {'b':1}       | true
          {any: [a, b]}        | {'b':1}       | true
          {not: {all: [a, b]}} | {'b':1}       | true
          """)
  void conditionsHoldWhereTheyShould(String condition, String payload, boolean holds) {
    String quoted = condition.startsWith("{") ? condition : '"' + condition + '"';
    String text = textOf("{const: held, when: " + quoted + "}", payload.replace('\'', '"'));
    assertThat(text).isEqualTo(holds ? "held" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600,2026-01-01T00:00:00Z",
    "1767225600000,2026-01-01T00:00:00Z",
    "'\"1767225600000000\"',2026-01-01T00:00:00Z",
    "'\"2026-01-01T05:30:00+05:30\"',2026-01-01T00:00:00Z",
    "'\"2026-01-01T00:00:00+0000\"',2026-01-01T00:00:00Z",
    "'\"Thu Jan 01 00:00:00 +0000 2026\"',2026-01-01T00:00:00Z",
    "'\"Thu, 01 Jan 2026 00:00:00 GMT\"',2026-01-01T00:00:00Z",
    "'\"31 Dec 25 19:00 EST\"',2026-01-01T00:00:00Z"
  })
  void timesAreReadInTheirUsualForms(String at, Instant expected) {
    assertThat(postOf("", "{\"id\":1,\"at\":" + at + "}").getCreatedAt()).isEqualTo(expected);
  }

  @Test
  void timesCountFromOtherOriginsAndStandInIds() {
    String farcaster =
        HEAD + "post: {id: id, createdAt: {from: at, since: '2021-01-01T00:00:00Z'}}\n";
    assertThat(read(farcaster, "{\"id\":1,\"at\":157766400}").posts().get(0).getCreatedAt())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    String snowflake = HEAD + "post: {id: id, createdAt: {from: id, snowflake: 1288834974657}}\n";
    assertThat(read(snowflake, "{\"id\":\"1541815603606036480\"}").posts().get(0).getCreatedAt())
        .isEqualTo(Instant.parse("2022-06-28T16:07:40.105Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "12,12",
    "'\"12\"',12",
    "'\"1,234\"',1234",
    "'\"1.2K\"',1200",
    "'\"3M\"',3000000",
    "'\"1.2万\"',12000",
    "-1,",
    "null,",
    "'\"many\"',",
    "1e300,",
    "7.9,7"
  })
  void countersAreReadOrAbsent(String counter, Long expected) {
    Post post = postOf("  comments: n\n", "{\"id\":1,\"at\":1767225600,\"n\":" + counter + "}");
    assertThat(post.getCounts().getComments()).isEqualTo(expected);
  }

  @Test
  void idsLargerThanDoublesKeepEveryDigit() {
    assertThat(postOf("", "{\"id\":9007199254740993,\"at\":1767225600}").getId())
        .isEqualTo("own:9007199254740993");
  }

  @Test
  void kindsAreChosenInOrder() {
    String kinds =
        "  text: t\n  media: img\n  kind: [{is: comment, when: parent}, {is: image, when:"
            + " media-only}, post]\n";
    assertThat(postOf(kinds, "{\"id\":1,\"at\":1767225600,\"parent\":2}").getKind())
        .isEqualTo(PostKind.COMMENT);
    assertThat(postOf(kinds, "{\"id\":1,\"at\":1767225600,\"img\":\"u\"}").getKind())
        .isEqualTo(PostKind.IMAGE);
    assertThat(postOf(kinds, "{\"id\":1,\"at\":1767225600,\"img\":\"u\",\"t\":\"w\"}").getKind())
        .isEqualTo(PostKind.POST);
  }

  @Test
  void payloadsInsideAreReadEachOnItsOwn() {
    String list =
        HEAD.replace("shape: own", "shape: own-list")
                .replace("id is present", "items")
                .replace("critical: [createdAt]\n", "")
            + "inside: items[]\n";
    PostNormalizer normalizer =
        PostNormalizer.of(
            Mappings.of(List.of(new MappingFile("list", list), new MappingFile("own", HEAD + BASE)))
                .mappers());
    RecordedResults results =
        RecordedResults.of(
            normalizer,
            RawPost.of(
                "own",
                "api",
                RecordedResults.OBSERVED_AT,
                "{\"items\":[{\"id\":1,\"at\":1767225600},{\"id\":2,\"at\":\"soon\"}]}"
                    .getBytes(UTF_8)));
    assertThat(results.posts()).hasSize(1);
    assertThat(results.message()).isEqualTo("items[1]: at is no time");
  }

  @Test
  void aLostCriticalFieldIsDriftAndAnEmptyOneIsMissing() {
    assertThat(read(HEAD + BASE, "{\"id\":1,\"created\":1767225600}").reason())
        .isEqualTo(DeadLetterReason.SCHEMA_DRIFT);
    assertThat(read(HEAD + BASE, "{\"id\":1,\"at\":{\"s\":1}}").reason())
        .isEqualTo(DeadLetterReason.SCHEMA_DRIFT);
    assertThat(read(HEAD + BASE, "{\"id\":1,\"at\":null}").reason())
        .isEqualTo(DeadLetterReason.MISSING_FIELD);
  }

  @Test
  void fieldsThatNobodyKnowsAreTold() {
    String ignoring = HEAD + BASE + "ignored: [a.b, c.**]\n";
    String payload = "{\"id\":1,\"at\":1767225600,\"a\":{\"b\":1,\"d\":[2]},\"c\":{\"e\":{}}}";
    assertThat(read(ignoring, payload).unknownFields()).containsExactly("own: a.d array");
  }

  @Test
  void aShapeThatExtendsAnotherTellsOnlyWhatDiffers() {
    String base = HEAD.replace("shape: own", "shape: base") + "abstract: true\n" + BASE;
    String own = "mapping: 1\nshape: own\nextends: base\npost:\n  text: words\n  createdAt: made\n";
    PostNormalizer normalizer =
        PostNormalizer.of(
            Mappings.of(List.of(new MappingFile("own", own), new MappingFile("base", base)))
                .mappers());
    RecordedResults results =
        RecordedResults.of(
            normalizer,
            RawPost.of(
                "own",
                "api",
                RecordedResults.OBSERVED_AT,
                "{\"id\":1,\"made\":1767225600,\"words\":\"hello\"}".getBytes(UTF_8)));
    assertThat(results.posts().get(0).getText()).isEqualTo("hello");
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    String wrong = HEAD + "post:\n  id: 'a[b'\n  createdAt: at\n  titel: t\n  kind: tweet\n";
    MappingException refusal =
        catchThrowableOfType(
            MappingException.class, () -> Mappings.of(List.of(new MappingFile("w.yaml", wrong))));
    assertThat(refusal.problems())
        .containsExactlyInAnyOrder(
            "w.yaml:9:7: 'a[b' lacks a closing bracket",
            "w.yaml:11:3: 'titel' is no key here; did you mean 'title'?",
            "w.yaml:12:9: 'tweet' is none of post, comment, repost, article, video, image, poll");
  }

  @Test
  void twoFilesOfOneShapeAreRefused() {
    MappingFile file = new MappingFile("own.yaml", HEAD + BASE);
    assertThatThrownBy(() -> Mappings.of(List.of(file, file)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("another file describes the shape 'own' as well");
  }

  @Test
  void aFileOfTheUserTakesThePlaceOfTheLibrarys() {
    String mine = HEAD.replace("shape: own", "shape: lobsters-story") + BASE;
    assertThat(
            Mappings.ofLibrary().with(List.of(new MappingFile("mine.yaml", mine))).shapes().stream()
                .filter(shape -> shape.shape().equals("lobsters-story")))
        .singleElement()
        .satisfies(shape -> assertThat(shape.title()).isEqualTo("Own"));
  }

  @Test
  void aMapperSurvivesTheWayToAWorker() throws IOException, ClassNotFoundException {
    PlatformMapper mapper =
        Mappings.of(List.of(new MappingFile("own.yaml", HEAD + BASE))).mappers().get(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(mapper);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      PostNormalizer there = PostNormalizer.of(List.of((PlatformMapper) in.readObject()));
      RawPost raw =
          RawPost.of(
              "own",
              "api",
              RecordedResults.OBSERVED_AT,
              "{\"id\":1,\"at\":1767225600}".getBytes(UTF_8));
      assertThat(RecordedResults.of(there, raw).posts()).hasSize(1);
    }
  }
}
