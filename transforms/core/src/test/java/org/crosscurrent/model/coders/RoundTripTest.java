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

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
                    .setExtra(java.util.Map.of(pair.get(0), text))
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

  private static Arbitrary<Author> authors() {
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

  /** Any Unicode but lone surrogates, which UTF-8 cannot hold. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(40)
        .map(
            text ->
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + "🚀é");
  }
}
