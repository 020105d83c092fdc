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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.ValueProvider;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;

/**
 * A password that lies in a file, of this machine or of any store that Beam's file systems reach. A
 * job's graph holds where the file is, and each worker reads it for itself.
 */
final class PasswordFile {

  /** No password is longer; whoever names another file by mistake does not read it whole. */
  private static final int MAX_BYTES = 4096;

  private PasswordFile() {}

  /**
   * What the file holds, less the line break at its end.
   *
   * @throws StoreException with one sentence, which names the file and not what is in it
   */
  static String read(String file) {
    byte[] bytes;
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(file, false)))) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (FileNotFoundException e) {
      throw new StoreException(Reason.FAILED, "There is no password file " + file + ".", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException(
          Reason.FAILED,
          "The password file " + file + " cannot be read: " + e.getMessage() + ".",
          e);
    }
    String password = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
    if (bytes.length > MAX_BYTES || password.isEmpty()) {
      throw new StoreException(
          Reason.FAILED,
          "The password file "
              + file
              + (password.isEmpty() ? " is empty." : " is longer than a password can be."));
    }
    return password;
  }

  /** The password of a store for a transform of Beam's own, which asks for it where it connects. */
  static ValueProvider<String> of(StoreConfig store) {
    return new Lazy(store);
  }

  private record Lazy(StoreConfig store) implements ValueProvider<String> {

    @Override
    public String get() {
      return store.readPassword();
    }

    @Override
    public boolean isAccessible() {
      return true;
    }

    @Override
    public String toString() {
      return "password of " + store;
    }
  }
}
