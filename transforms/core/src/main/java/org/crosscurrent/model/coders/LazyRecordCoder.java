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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StructuredCoder;

/**
 * Coder of {@link LazyRecord}. The bytes are those of the record's own coder, so that either can
 * take the place of the other.
 *
 * @param <T> an immutable value
 */
public final class LazyRecordCoder<T> extends StructuredCoder<LazyRecord<T>> {

  private static final long serialVersionUID = 1L;

  private final RecordCoder<T> coder;

  private LazyRecordCoder(RecordCoder<T> coder) {
    this.coder = coder;
  }

  /** Of records that this coder writes. */
  public static <T> LazyRecordCoder<T> of(RecordCoder<T> coder) {
    return new LazyRecordCoder<>(coder);
  }

  @Override
  public void encode(LazyRecord<T> record, OutputStream out) throws IOException {
    byte[] bytes = record.bytes();
    if (bytes == null) {
      coder.encode(record.get(), out);
    } else {
      out.write(bytes);
    }
  }

  /**
   * Reads a record, and nothing behind it.
   *
   * @throws java.io.EOFException if the stream is at its end
   * @throws org.apache.beam.sdk.coders.CoderException if the record is cut off, or of a version
   *     that cannot be read; that its fields are corrupt is found by who asks for the value
   */
  @Override
  public LazyRecord<T> decode(InputStream in) throws IOException {
    return LazyRecord.encoded(coder, coder.take(in));
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of(coder);
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
