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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.SignalCoder;

/**
 * Dead letters of posts on which an engine failed. Their payload is the post as JSON, since the
 * native bytes were left behind when it was normalised: they lie in the archive, from which a
 * backfill takes the post in once the engine is mended.
 */
final class LettersOfUnscored extends PTransform<PCollection<BadRecord>, PCollection<DeadLetter>> {

  private static final long serialVersionUID = 1L;

  static final String STAGE = "score";

  @Override
  public PCollection<DeadLetter> expand(PCollection<BadRecord> failed) {
    return failed
        .apply("Describe unscored posts", ParDo.of(new DescribeFn()))
        .setCoder(DeadLetterCoder.of())
        .apply("Unscored posts in the global window", Window.into(new GlobalWindows()));
  }

  private static final class DescribeFn extends DoFn<BadRecord, DeadLetter> {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Counter letters =
        Metric.DEAD_LETTERS.counter(DeadLetterReason.ENRICHMENT_FAILED.label());

    @ProcessElement
    public void process(@Element BadRecord failed, OutputReceiver<DeadLetter> out)
        throws CoderException, JsonProcessingException {
      byte[] encoded = failed.getRecord().getEncodedRecord();
      Signal signal = CoderUtils.decodeFromByteArray(SignalCoder.of(), encoded);
      letters.inc();
      out.output(letter(signal.getPost(), failed.getFailure().getDescription()));
    }

    private static DeadLetter letter(Post post, String description) throws JsonProcessingException {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("id", post.getId());
      content.put("observed_at", post.getObservedAt().toString());
      content.put("title", post.getTitle());
      content.put("text", post.getText());
      return DeadLetter.builder()
          .setReason(DeadLetterReason.ENRICHMENT_FAILED)
          .setStage(STAGE)
          .setMessage(description + ".")
          .setPayload(JSON.writeValueAsBytes(content))
          .setHeaders(
              Map.of("platform", post.getPlatform(), "format", "post", "post_id", post.getId()))
          .setObservedAt(post.getObservedAt())
          .setAttempt(0)
          .build();
    }
  }
}
