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
package org.crosscurrent.dedup;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.dedup.Candidate.Verdict;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;
import org.crosscurrent.model.coders.SignalCoder;

/** Coder of {@link ContentLedger}, version 3. */
final class ContentLedgerCoder extends RecordCoder<ContentLedger> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -5564049888710876051L;

  private static final ContentLedgerCoder INSTANCE = new ContentLedgerCoder();
  private static final @Nullable Verdict[] VERDICTS = {null, Verdict.CANONICAL, Verdict.DUPLICATE};

  private ContentLedgerCoder() {
    super(3);
  }

  static ContentLedgerCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(ContentLedger ledger, RecordWriter out) {
    out.writeOptionalString(ledger.canonicalId());
    out.writeSigned(ledger.canonicalAt());
    out.writeUnsigned(ledger.open().size());
    for (Candidate candidate : ledger.open()) {
      out.writeString(candidate.postId());
      out.writeSigned(candidate.firstAt());
      out.writeSigned(candidate.seenAt());
      Verdict verdict = candidate.verdict();
      out.writeByte(verdict == null ? 0 : verdict.ordinal() + 1);
      out.writeDouble(candidate.peak());
      out.writeBoolean(candidate.withdrawn());
      out.writeBoolean(candidate.latest() != null);
      if (candidate.latest() != null) {
        SignalCoder.writeSignal(candidate.latest(), out);
      }
    }
  }

  @Override
  protected ContentLedger read(RecordReader in, int version) throws CoderException {
    @Nullable String canonicalId = in.readOptionalString();
    long canonicalAt = in.readSigned();
    int count = in.readCount(1);
    List<Candidate> open = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      open.add(readCandidate(in, version));
    }
    return new ContentLedger(canonicalId, canonicalAt, open);
  }

  private static Candidate readCandidate(RecordReader in, int version) throws CoderException {
    String postId = in.readString();
    long firstAt = in.readSigned();
    long seenAt = in.readSigned();
    @Nullable Verdict verdict = in.readOneOf(VERDICTS);
    double peak = in.readDouble();
    boolean withdrawn = in.readBoolean();
    @Nullable Signal latest = in.readBoolean() ? SignalCoder.readSignal(in, version) : null;
    return new Candidate(postId, firstAt, seenAt, verdict, latest, peak, withdrawn);
  }
}
