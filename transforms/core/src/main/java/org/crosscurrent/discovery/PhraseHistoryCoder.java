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

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** Coder of {@link PhraseHistory}, version 2. A window that is past takes 4 to 8 bytes. */
final class PhraseHistoryCoder extends RecordCoder<PhraseHistory> {

  private static final long serialVersionUID = 1L;
  private static final PhraseHistoryCoder INSTANCE = new PhraseHistoryCoder();

  private PhraseHistoryCoder() {
    super(2);
  }

  static PhraseHistoryCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(PhraseHistory history, RecordWriter out) {
    out.writeUnsigned(history.past().size());
    long[] last = new long[1];
    history
        .past()
        .forEach(
            (end, posts) -> {
              out.writeSigned(end - last[0]);
              out.writeUnsigned(posts);
              last[0] = end;
            });
    out.writeUnsigned(history.pending().size());
    history
        .pending()
        .forEach(
            (end, tally) -> {
              out.writeSigned(end);
              PhraseTallyCoder.writeTally(tally, out);
            });
  }

  @Override
  protected PhraseHistory read(RecordReader in, int version) throws CoderException {
    SortedMap<Long, Long> past = new TreeMap<>();
    long last = 0;
    for (int left = in.readCount(2); left > 0; left--) {
      last += in.readSigned();
      past.put(last, in.readUnsigned());
    }
    SortedMap<Long, PhraseTally> pending = new TreeMap<>();
    for (int left = in.readCount(3); left > 0; left--) {
      long end = in.readSigned();
      pending.put(end, PhraseTallyCoder.readTally(in));
    }
    return new PhraseHistory(past, pending);
  }
}
