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
package org.crosscurrent.benchmarks.datastream;

import java.io.Serial;
import java.util.Arrays;
import org.apache.flink.api.common.io.DelimitedInputFormat;
import org.apache.flink.core.fs.Path;

/** The lines of a file, as bytes. */
final class LineFormat extends DelimitedInputFormat<byte[]> {

  @Serial private static final long serialVersionUID = 1;

  LineFormat(java.nio.file.Path file) {
    super(new Path(file.toUri()), null);
  }

  @Override
  public byte[] readRecord(byte[] reuse, byte[] bytes, int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }
}
