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
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;

/** What a file system of Beam's does with files that are named by their addresses. */
interface StoreAccess {

  /** By the file systems that this process has. */
  StoreAccess OF_PROCESS =
      new StoreAccess() {
        @Override
        public List<MatchResult> match(List<String> specs) throws IOException {
          return FileSystems.match(specs);
        }

        @Override
        public ReadableByteChannel open(String file) throws IOException {
          return FileSystems.open(FileSystems.matchNewResource(file, false));
        }

        @Override
        public WritableByteChannel create(String file, String type) throws IOException {
          return FileSystems.create(FileSystems.matchNewResource(file, false), type);
        }
      };

  /** The files that match, in the order of the patterns. */
  List<MatchResult> match(List<String> specs) throws IOException;

  /** The bytes of a file. */
  ReadableByteChannel open(String file) throws IOException;

  /**
   * A new file, or one in place of what was there.
   *
   * @param type of what will be in it, as MIME has it
   */
  WritableByteChannel create(String file, String type) throws IOException;
}
