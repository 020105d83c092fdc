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
package org.crosscurrent.pipelines;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.TopicWindowCoder;

/**
 * Makes the sentiment and the peak of stored topic windows anew, of what their posts give. All else
 * in them does not depend on a sentiment and stays.
 */
final class PatchTopicWindows
    extends PTransform<PCollection<TopicWindow>, PCollection<TopicWindow>> {

  private static final long serialVersionUID = 1L;

  private final RescoreScope scope;
  private final transient PCollection<KV<KV<Long, KV<String, String>>, WindowShare>> shares;

  PatchTopicWindows(
      RescoreScope scope, PCollection<KV<KV<Long, KV<String, String>>, WindowShare>> shares) {
    this.scope = scope;
    this.shares = shares;
  }

  @Override
  public PCollection<TopicWindow> expand(PCollection<TopicWindow> stored) {
    TupleTag<TopicWindow> windowTag = new TupleTag<>("windows");
    TupleTag<WindowShare> shareTag = new TupleTag<>("shares");
    PCollection<KV<KV<Long, KV<String, String>>, TopicWindow>> keyed =
        stored
            .apply("Key windows", WithKeys.of(PatchTopicWindows::keyOf))
            .setCoder(KvCoder.of(RescoreSightings.keyCoder(), TopicWindowCoder.of()));
    return KeyedPCollectionTuple.of(windowTag, keyed)
        .and(shareTag, shares)
        .apply("Bring together", CoGroupByKey.create())
        .apply("Patch windows", ParDo.of(new PatchFn(scope, windowTag, shareTag)))
        .setCoder(TopicWindowCoder.of());
  }

  private static KV<Long, KV<String, String>> keyOf(TopicWindow window) {
    return KV.of(
        window.getWindowStart().getMillis(), KV.of(window.getTopic(), window.getPlatform()));
  }

  private static final class PatchFn
      extends DoFn<KV<KV<Long, KV<String, String>>, CoGbkResult>, TopicWindow> {

    private static final long serialVersionUID = 1L;

    private final RescoreScope scope;
    private final TupleTag<TopicWindow> windowTag;
    private final TupleTag<WindowShare> shareTag;
    private final BundleCounter patched = BundleCounter.of(Metric.RESCORE_WINDOWS);

    PatchFn(RescoreScope scope, TupleTag<TopicWindow> windowTag, TupleTag<WindowShare> shareTag) {
      this.scope = scope;
      this.windowTag = windowTag;
      this.shareTag = shareTag;
    }

    @ProcessElement
    public void process(
        @Element KV<KV<Long, KV<String, String>>, CoGbkResult> element,
        OutputReceiver<TopicWindow> out) {
      WindowShare sum = WindowShare.NONE;
      for (WindowShare share : element.getValue().getAll(shareTag)) {
        sum = sum.plus(share);
      }
      if (scope.failedOnly() && !sum.changed()) {
        return;
      }
      for (TopicWindow window : element.getValue().getAll(windowTag)) {
        patched.inc();
        out.output(
            window.toBuilder()
                .setSentimentSum(sum.sentimentSum())
                .setSentimentCount(sum.sentimentCount())
                .setPeakTrending(sum.peakTrending())
                .setGeneration(scope.generationOver(window.getGeneration()))
                .build());
      }
    }

    @FinishBundle
    public void finishBundle() {
      patched.flush();
    }
  }
}
