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
package org.crosscurrent.io.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The bytes of a stored file, read on from where the connection broke when it breaks. */
final class PatientStream extends InputStream {

  private final ArchiveStore store;
  private final String file;
  private final Patience patience;
  private final LongConsumer consumed;
  private long position;
  private @Nullable InputStream in;

  /**
   * @param consumed counts the bytes as they come
   */
  PatientStream(
      ArchiveStore store, String file, long offset, Patience patience, LongConsumer consumed) {
    this.store = store;
    this.file = file;
    this.position = offset;
    this.patience = patience;
    this.consumed = consumed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = patience.call(file, () -> attempt(bytes, from, length));
    if (read > 0) {
      position += read;
      consumed.accept(read);
    }
    return read;
  }

  private int attempt(byte[] bytes, int from, int length) throws IOException {
    InputStream open = in == null ? store.open(file, position) : in;
    in = open;
    try {
      return open.read(bytes, from, length);
    } catch (IOException e) {
      in = null;
      try (open) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
