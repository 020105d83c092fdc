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
package org.crosscurrent.io.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Coder of {@link TopicSpan}. Its bytes do not outlive a job. */
final class TopicSpanCoder extends AtomicCoder<TopicSpan> {

  private static final long serialVersionUID = 1L;

  @Override
  public void encode(TopicSpan span, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(span.topic(), out);
    VarLongCoder.of().encode(span.fromMillis(), out);
    VarLongCoder.of().encode(span.toMillis(), out);
  }

  @Override
  public TopicSpan decode(InputStream in) throws IOException {
    return new TopicSpan(
        StringUtf8Coder.of().decode(in),
        VarLongCoder.of().decode(in),
        VarLongCoder.of().decode(in));
  }
}
