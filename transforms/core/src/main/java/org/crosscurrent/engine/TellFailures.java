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
package org.crosscurrent.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.BadRecordRouter;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.crosscurrent.model.Signal;

/**
 * Tells a handler of the failures that the enrichments in front of it have left with the signals,
 * see {@link Enrichment#withMarkedFailures}: a record of the signal for each. The signals go on
 * with nothing but the names of the tasks in {@link Signal#getFailed}.
 *
 * <p>No state, no clock, no order; windows and timestamps stay as they are.
 */
public final class TellFailures extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  private static final long serialVersionUID = 1L;

  private static final TupleTag<Signal> SIGNALS = new TupleTag<>() {};

  private final ErrorHandler<BadRecord, ?> handler;

  private TellFailures(ErrorHandler<BadRecord, ?> handler) {
    this.handler = handler;
  }

  /** Tells this handler. */
  public static TellFailures to(ErrorHandler<BadRecord, ?> handler) {
    return new TellFailures(handler);
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    Coder<Signal> coder = signals.getCoder();
    PCollectionTuple outputs =
        signals.apply(
            "Tell",
            ParDo.of(new TellFn(coder))
                .withOutputTags(SIGNALS, TupleTagList.of(BadRecordRouter.BAD_RECORD_TAG)));
    handler.addErrorCollection(
        outputs
            .get(BadRecordRouter.BAD_RECORD_TAG)
            .setCoder(BadRecord.getCoder(signals.getPipeline())));
    return outputs.get(SIGNALS).setCoder(coder);
  }

  private static final class TellFn extends DoFn<Signal, Signal> {

    private static final long serialVersionUID = 1L;

    private final Coder<Signal> coder;

    TellFn(Coder<Signal> coder) {
      this.coder = coder;
    }

    @ProcessElement
    public void process(@Element Signal signal, MultiOutputReceiver out) throws CoderException {
      if (signal.getFailed().isEmpty()) {
        out.get(SIGNALS).output(signal);
        return;
      }
      List<String> tasks = new ArrayList<>();
      List<MarkedFailure> failures = new ArrayList<>();
      for (String entry : signal.getFailed()) {
        MarkedFailure failure = MarkedFailure.of(entry);
        tasks.add(failure == null ? entry : failure.task());
        if (failure != null) {
          failures.add(failure);
        }
      }
      Signal told = signal.toBuilder().setFailed(tasks.stream().sorted().toList()).build();
      for (MarkedFailure failure : failures) {
        out.get(BadRecordRouter.BAD_RECORD_TAG)
            .output(
                MarkedFailure.badRecord(coder, told, failure.description(), failure.exception()));
      }
      out.get(SIGNALS).output(told);
    }
  }
}
