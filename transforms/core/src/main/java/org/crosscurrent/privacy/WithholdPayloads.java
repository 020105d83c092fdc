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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.text.Sha256;

/**
 * Takes the payloads out of dead letters, for jobs whose rows must not show people: what could not
 * be read cannot be pseudonymised either.
 *
 * <p>In place of the payload a letter has the text {@code withheld sha256:<hex>}: by it an operator
 * finds the payload among those that they hold, and rows stay apart. Of the headers platform,
 * collection and format stay. A header {@code payload} = {@code withheld} says so. Such a letter
 * cannot be replayed.
 *
 * <pre>{@code
 * letters.apply("Withhold payloads", WithholdPayloads.create());
 * }</pre>
 */
public final class WithholdPayloads
    extends PTransform<PCollection<DeadLetter>, PCollection<DeadLetter>> {

  /** The header that tells it. */
  public static final String HEADER = "payload";

  /** Its value. */
  public static final String WITHHELD = "withheld";

  /** Headers that say how a payload came; whatever else came with it is taken out too. */
  private static final Set<String> KEPT_HEADERS = Set.of("platform", "collection", "format");

  private static final long serialVersionUID = 1L;

  private WithholdPayloads() {}

  /** The transform. */
  public static WithholdPayloads create() {
    return new WithholdPayloads();
  }

  /** Whether the payload of this letter was taken out. */
  public static boolean isWithheld(DeadLetter letter) {
    return WITHHELD.equals(letter.getHeaders().get(HEADER));
  }

  @Override
  public PCollection<DeadLetter> expand(PCollection<DeadLetter> letters) {
    return letters.apply("Withhold", ParDo.of(new WithholdFn())).setCoder(DeadLetterCoder.of());
  }

  private static final class WithholdFn extends DoFn<DeadLetter, DeadLetter> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element DeadLetter letter, OutputReceiver<DeadLetter> out) {
      Map<String, String> headers = new TreeMap<>(letter.getHeaders());
      headers.keySet().retainAll(KEPT_HEADERS);
      headers.put(HEADER, WITHHELD);
      String digest = HexFormat.of().formatHex(Sha256.of(letter.getPayload()));
      out.output(
          letter.toBuilder()
              .setHeaders(headers)
              .setPayload(("withheld sha256:" + digest).getBytes(StandardCharsets.UTF_8))
              .build());
    }
  }
}
