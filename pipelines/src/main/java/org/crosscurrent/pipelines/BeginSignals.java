package org.crosscurrent.pipelines;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;

/** A signal for each observation of a post, which knows nothing but the post so far. */
final class BeginSignals extends PTransform<PCollection<Post>, PCollection<Signal>> {

  private BeginSignals() {}

  static BeginSignals create() {
    return new BeginSignals();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Post> posts) {
    return posts.apply("Begin", ParDo.of(new BeginFn())).setCoder(SignalCoder.of());
  }

  private static final class BeginFn extends DoFn<Post, Signal> {
    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Signal> out) {
      out.output(Signal.of(post));
    }
  }
}
