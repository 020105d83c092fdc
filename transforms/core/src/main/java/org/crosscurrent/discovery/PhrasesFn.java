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
package org.crosscurrent.discovery;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.topics.PhraseExtractor;

/** The phrases of each post's first observation, by content. */
final class PhrasesFn extends DoFn<Signal, KV<String, PostPhrases>> {
  private static final long serialVersionUID = 1L;
  private static final int KEY_DIGITS = 32;

  private final boolean withoutToxic;
  private transient @MonotonicNonNull PhraseExtractor extractor;

  PhrasesFn(boolean withoutToxic) {
    this.withoutToxic = withoutToxic;
  }

  @Setup
  public void setup() {
    extractor = new PhraseExtractor(DiscoverTopics.names());
  }

  @ProcessElement
  public void process(@Element Signal signal, OutputReceiver<KV<String, PostPhrases>> out) {
    Post post = signal.getPost();
    if (post.getObservedAt().isAfter(signal.getFirstObservedAt())) {
      return;
    }
    if (withoutToxic && signal.flaggedToxic()) {
      return;
    }
    String hash = signal.getFirstContentHash();
    List<String> phrases =
        List.copyOf(extractor.phrases(post.fullText(), post.getLanguage(), post.getHashtags()));
    out.output(
        KV.of(
            hash == null ? "id:" + post.getId() : hash.substring(0, KEY_DIGITS),
            new PostPhrases(
                signal.getFirstObservedAt().getMillis(),
                post.getId(),
                post.getCounts().scoreOrZero(),
                post.getLanguage(),
                phrases)));
  }
}
