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
package org.crosscurrent.privacy;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.coders.DeletionCoder;
import org.crosscurrent.model.coders.PostCoder;

/**
 * Puts pseudonyms in place of people, by a key that only its owner has.
 *
 * <pre>{@code
 * PseudonymiseAuthors pseudonymise =
 *     PseudonymiseAuthors.with(PseudonymKey.inFile("/run/secrets/pseudonym-key"));
 * posts.apply("Pseudonymise authors", pseudonymise);
 * deletions.apply("Pseudonymise deletions", pseudonymise.ofDeletions());
 * }</pre>
 *
 * <p><b>What a pseudonym is.</b> {@code p} and 32 hexadecimal digits: the first 128 bits of an
 * HMAC-SHA-256 of platform and handle, in lower case. One person of one platform has one pseudonym
 * in every post, as author and as mentioned; accounts of different platforms are not joined.
 *
 * <p><b>What becomes of a post.</b> The author's id and mentions become pseudonyms, and so do
 * {@code @handle}, {@code u/handle} and identifiers of accounts in title, text and location, and
 * the handles and the name of the post's own accounts where they stand alone (of four letters or
 * more: shorter ones are too often words). The author's name and the post's address are dropped.
 * The ids of the post, of what it repeats, answers and quotes, and of deletions become pseudonyms
 * as a whole, since many hold a handle and all lead to the author; so joins and deletions still
 * work. Links and media into social networks, to profiles, or with a handle in them keep their site
 * only. Communities stay on platforms where they are no accounts, see {@link #withOpenCommunities}.
 * Of the extra values those of {@link PostPseudonymiser#KEPT_EXTRAS} stay.
 *
 * <p><b>Content hash.</b> An HMAC of the hash: duplicates are the same as without pseudonyms, and
 * no text can be tried against it without the key.
 *
 * <p><b>What it does not do.</b> Texts stay, and a search engine finds who wrote a public one;
 * people who are named without being accounts of the post stay; so do followers and counters, which
 * together may be told apart. This is pseudonymisation, no anonymisation.
 *
 * <p><b>Guarantee.</b> A pure function of the element and the key; windows and timestamps stay. The
 * key is read by each worker for itself and is no part of the graph.
 */
public final class PseudonymiseAuthors extends PTransform<PCollection<Post>, PCollection<Post>> {

  /** Platforms whose communities are no accounts, as a list of options has them. */
  public static final String DEFAULT_OPEN_COMMUNITIES =
      "4chan,discord,discourse,github,hackernews,lemmy,lobsters,mastodon,matrix,mattermost,"
          + "reddit,slack,stackexchange,steam";

  private static final long serialVersionUID = 1L;

  private final PseudonymKey key;
  private final TreeSet<String> openCommunities;

  private PseudonymiseAuthors(PseudonymKey key, Collection<String> openCommunities) {
    this.key = key;
    this.openCommunities = new TreeSet<>(openCommunities);
  }

  /** With a key, which is not read before the workers start. */
  public static PseudonymiseAuthors with(PseudonymKey key) {
    return new PseudonymiseAuthors(key, List.of(DEFAULT_OPEN_COMMUNITIES.split(",", -1)));
  }

  /**
   * Leaves the community in view on these platforms, and puts a pseudonym in its place on all
   * others. By default on those of {@link #DEFAULT_OPEN_COMMUNITIES}; where it is the author's own,
   * it becomes a pseudonym in any case.
   */
  public PseudonymiseAuthors withOpenCommunities(Collection<String> platforms) {
    return new PseudonymiseAuthors(key, platforms);
  }

  /** The same for deletions: their posts get the pseudonyms that the posts have. */
  public PTransform<PCollection<Deletion>, PCollection<Deletion>> ofDeletions() {
    return new PseudonymiseDeletions(this);
  }

  /**
   * Its core, for use without a pipeline. Reads the key.
   *
   * @throws IllegalArgumentException if there is no usable key; one sentence
   */
  public PostPseudonymiser pseudonymiser() {
    return new PostPseudonymiser(key.read(), openCommunities);
  }

  @Override
  public PCollection<Post> expand(PCollection<Post> posts) {
    return posts.apply("Pseudonymise", ParDo.of(new PseudonymiseFn(this))).setCoder(PostCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("key", key.toString()));
  }

  private static final class PseudonymiseFn extends DoFn<Post, Post> {
    private static final long serialVersionUID = 1L;

    private final PseudonymiseAuthors how;
    private transient @MonotonicNonNull PostPseudonymiser pseudonymiser;

    PseudonymiseFn(PseudonymiseAuthors how) {
      this.how = how;
    }

    @Setup
    public void setup() {
      pseudonymiser = how.pseudonymiser();
    }

    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Post> out) {
      out.output(pseudonymiser.pseudonymise(post));
    }
  }

  private static final class PseudonymiseDeletions
      extends PTransform<PCollection<Deletion>, PCollection<Deletion>> {
    private static final long serialVersionUID = 1L;

    private final PseudonymiseAuthors how;

    PseudonymiseDeletions(PseudonymiseAuthors how) {
      this.how = how;
    }

    @Override
    public PCollection<Deletion> expand(PCollection<Deletion> deletions) {
      return deletions
          .apply("Pseudonymise", ParDo.of(new PseudonymiseDeletionsFn(how)))
          .setCoder(DeletionCoder.of());
    }
  }

  private static final class PseudonymiseDeletionsFn extends DoFn<Deletion, Deletion> {
    private static final long serialVersionUID = 1L;

    private final PseudonymiseAuthors how;
    private transient @MonotonicNonNull PostPseudonymiser pseudonymiser;

    PseudonymiseDeletionsFn(PseudonymiseAuthors how) {
      this.how = how;
    }

    @Setup
    public void setup() {
      pseudonymiser = how.pseudonymiser();
    }

    @ProcessElement
    public void process(@Element Deletion deletion, OutputReceiver<Deletion> out) {
      out.output(pseudonymiser.pseudonymise(deletion));
    }
  }
}
