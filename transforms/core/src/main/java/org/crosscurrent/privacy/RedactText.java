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

import java.util.EnumSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.coders.PostCoder;

/**
 * Replaces e-mail addresses, telephone numbers, IP addresses, IBANs and payment card numbers in
 * posts by {@code <email>}, {@code <phone>}, {@code <ip>}, {@code <iban>}, {@code <card>}.
 *
 * <pre>{@code
 * posts.apply("Redact text", RedactText.ofAllKinds());
 * posts.apply("Redact text", RedactText.of(Set.of(PersonalData.EMAIL, PersonalData.PHONE)));
 * }</pre>
 *
 * <p><b>What it finds</b> is what looks like it, see {@link PersonalData}: a filter, not a proof.
 * Numbers that are written like telephone numbers and are none are replaced as well; what is spelt
 * out in words, or stands in a picture, is not found. Fields: title, text, location, links and
 * extra values.
 *
 * <p><b>Content hash.</b> That of the redacted text, see {@link Redactor#redact(Post)}.
 *
 * <p><b>Guarantee.</b> A pure function of the post; windows and timestamps stay. Linear in the
 * length of the texts.
 */
public final class RedactText extends PTransform<PCollection<Post>, PCollection<Post>> {

  private static final long serialVersionUID = 1L;

  private final EnumSet<PersonalData> kinds;

  private RedactText(Set<PersonalData> kinds) {
    this.kinds = EnumSet.copyOf(kinds);
  }

  /** Replaces everything that {@link PersonalData} names. */
  public static RedactText ofAllKinds() {
    return new RedactText(PersonalData.all());
  }

  /**
   * Replaces these kinds.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RedactText of(Set<PersonalData> kinds) {
    Redactor.of(kinds);
    return new RedactText(kinds);
  }

  /** Its core, for use without a pipeline. */
  public Redactor redactor() {
    return Redactor.of(kinds);
  }

  @Override
  public PCollection<Post> expand(PCollection<Post> posts) {
    return posts.apply("Redact", ParDo.of(new RedactFn(kinds))).setCoder(PostCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("kinds", kinds.toString()));
  }

  private static final class RedactFn extends DoFn<Post, Post> {
    private static final long serialVersionUID = 1L;

    private final EnumSet<PersonalData> kinds;
    private transient @MonotonicNonNull Redactor redactor;

    RedactFn(EnumSet<PersonalData> kinds) {
      this.kinds = kinds;
    }

    @Setup
    public void setup() {
      redactor = Redactor.of(kinds);
    }

    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Post> out) {
      out.output(redactor.redact(post));
    }
  }
}
