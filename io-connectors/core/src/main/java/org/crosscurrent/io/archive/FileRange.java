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

import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/**
 * The lines of a file that begin from one offset on and before another.
 *
 * @param file as the file system names it
 * @param from first byte, 0 for a compressed file
 * @param end behind the last byte; the greatest long for a compressed file
 */
record FileRange(String file, long from, long end) {

  /** Coder of {@link FileRange}, version 2. */
  static final class RangeCoder extends RecordCoder<FileRange> {

    static final RangeCoder INSTANCE = new RangeCoder();

    private RangeCoder() {
      super(2);
    }

    @Override
    protected void write(FileRange range, RecordWriter out) {
      out.writeString(range.file());
      out.writeUnsigned(range.from());
      out.writeUnsigned(range.end());
    }

    @Override
    protected FileRange read(RecordReader in, int version) throws CoderException {
      return new FileRange(in.readString(), in.readUnsigned(), in.readUnsigned());
    }
  }
}
