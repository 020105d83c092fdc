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
package org.crosscurrent.model.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.joda.time.Instant;

class RoundTripTest {

  @Property(tries = 300)
  void everyPostComesBack(@ForAll("posts") Post post) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(PostCoder.of(), post);
    assertThat(CoderUtils.decodeFromByteArray(PostCoder.of(), bytes)).isEqualTo(post);
  }

  @Property(tries = 300)
  void everySignalComesBack(@ForAll("signals") Signal signal) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(SignalCoder.of(), signal);
    assertThat(CoderUtils.decodeFromByteArray(SignalCoder.of(), bytes)).isEqualTo(signal);
  }

  @Property(tries = 300)
  void everyNumberComesBack(@ForAll long number, @ForAll double fraction) throws CoderException {
    var window =
        Samples.sparseWindow().toBuilder()
            .setScoreSum(number)
            .setPeakTrending(fraction)
            .setFirstObservedAt(Instant.ofEpochMilli(number))
            .build();
    byte[] bytes = CoderUtils.encodeToByteArray(TopicWindowCoder.of(), window);
    assertThat(CoderUtils.decodeFromByteArray(TopicWindowCoder.of(), bytes)).isEqualTo(window);
  }

  @Property(tries = 100)
  void recordsThatFollowEachOtherAreReadOneByOne(
      @ForAll("posts") Post first, @ForAll("signals") Signal second, @ForAll("posts") Post third)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PostCoder.of().encode(first, out);
    SignalCoder.of().encode(second, out);
    PostCoder.of().encode(third, out);
    InputStream in = oneByteAtATime(out.toByteArray());
    assertThat(PostCoder.of().decode(in)).isEqualTo(first);
    assertThat(SignalCoder.of().decode(in)).isEqualTo(second);
    assertThat(PostCoder.of().decode(in)).isEqualTo(third);
    assertThatThrownBy(() -> PostCoder.of().decode(in)).isInstanceOf(EOFException.class);
  }

  @Property(tries = 100)
  void equalMapsHaveEqualBytes(@ForAll("texts") String key, @ForAll("texts") String value)
      throws CoderException {
    Map<String, String> forth = new LinkedHashMap<>();
    Map<String, String> back = new LinkedHashMap<>();
    List<String> keys = List.of(key + "3", key, key + "1", key + "2");
    for (int i = 0; i < keys.size(); i++) {
      forth.put(keys.get(i), value);
      back.put(keys.get(keys.size() - 1 - i), value);
    }
    Post post = Samples.sparsePost();
    assertThat(encoded(post.toBuilder().setExtra(forth).build()))
        .isEqualTo(encoded(post.toBuilder().setExtra(back).build()));
  }

  @Example
  void theTextsOfNeighboursDoNotGrowTogether() throws CoderException {
    Post halves =
        Samples.sparsePost().toBuilder()
            .setTitle("a\ud83d")
            .setText("\ude80b")
            .setLinks(List.of("", "\ud83d", "", "\ude80", "é"))
            .build();
    assertThat(CoderUtils.decodeFromByteArray(PostCoder.of(), encoded(halves))).isEqualTo(halves);
  }

  @Example
  void aRecordOfMegabytesComesBackAndSoDoesASmallOneAfterIt() throws CoderException {
    for (String unit : List.of("narrow é", "wide 世🚀\ud83d")) {
      List<String> many = Collections.nCopies(400_000, unit);
      Post large =
          Samples.fullPost().toBuilder()
              .setText(unit.repeat(500_000))
              .setLinks(List.copyOf(many))
              .build();
      assertThat(CoderUtils.decodeFromByteArray(PostCoder.of(), encoded(large))).isEqualTo(large);
      Post small = Samples.fullPost();
      assertThat(CoderUtils.decodeFromByteArray(PostCoder.of(), encoded(small))).isEqualTo(small);
    }
  }

  private static byte[] encoded(Post post) throws CoderException {
    return CoderUtils.encodeToByteArray(PostCoder.of(), post);
  }

  private static InputStream oneByteAtATime(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int at, int length) {
        return super.read(into, at, Math.min(1, length));
      }

      @Override
      public int readNBytes(byte[] into, int at, int length) {
        int read = 0;
        while (read < length && read(into, at + read, 1) == 1) {
          read++;
        }
        return read;
      }
    };
  }

  private static Map<String, String> extra(List<String> keys, String value) {
    Map<String, String> extra = new HashMap<>();
    keys.forEach(key -> extra.put(key, value));
    return extra;
  }

  @Provide
  Arbitrary<Post> posts() {
    return Combinators.combine(
            texts(),
            texts().injectNull(0.3),
            texts().list().ofMaxSize(3),
            Combinators.combine(texts(), texts()).as(List::of),
            Combinators.combine(counts(), counts(), counts(), counts())
                .as(
                    (score, comments, shares, views) ->
                        Counts.builder()
                            .setScore(score)
                            .setComments(comments)
                            .setShares(shares)
                            .setViews(views)
                            .build()),
            authors().injectNull(0.3),
            Arbitraries.longs(),
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).injectNull(0.3))
        .as(
            (text, optional, list, pair, counts, author, number, hash) ->
                Post.builder()
                    .setId(pair.get(0))
                    .setPlatform(pair.get(1))
                    .setCommunity(optional)
                    .setKind(PostKind.values()[list.size()])
                    .setTitle(pair.get(1))
                    .setText(text)
                    .setAuthor(author)
                    .setCreatedAt(Instant.ofEpochMilli(number))
                    .setObservedAt(Instant.ofEpochMilli(-number))
                    .setLanguageConfidence(number / 3.0)
                    .setReplyTo(optional)
                    .setLinks(list)
                    .setHashtags(list)
                    .setLocation(optional)
                    .setCounts(counts)
                    .setContentHash(hash)
                    .setCollection(text)
                    .setExtra(extra(pair, text))
                    .setPayloadDigest(number)
                    .build());
  }

  @Provide
  Arbitrary<Signal> signals() {
    return Combinators.combine(
            posts(),
            Arbitraries.of(Standing.class),
            texts().list().ofMaxSize(8),
            Arbitraries.doubles(),
            Arbitraries.integers().greaterOrEqual(0))
        .as(
            (post, standing, topics, fraction, number) ->
                Signal.of(post).toBuilder()
                    .setStanding(standing)
                    .setTopics(topics)
                    .setScoreVelocity(fraction)
                    .setCommentVelocity(-fraction)
                    .setObservations(number)
                    .setGeneration(number)
                    .build());
  }

  private Arbitrary<Author> authors() {
    return Combinators.combine(
            texts(), texts().injectNull(0.3), counts(), Arbitraries.of(true, false).injectNull(0.3))
        .as(
            (id, name, followers, verified) ->
                Author.builder()
                    .setId(id)
                    .setName(name)
                    .setFollowers(followers)
                    .setVerified(verified)
                    .build());
  }

  private static Arbitrary<Long> counts() {
    return Arbitraries.longs().injectNull(0.3);
  }

  /** Narrow ones, wide ones, and what is no Unicode: lone surrogates. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(40),
        Arbitraries.strings().withChars('a', 'é', '世', '\ud83d', '\ude80').ofMaxLength(6));
  }
}
