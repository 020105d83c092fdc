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

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Where the key of the pseudonyms lies: in a file or in an environment variable. It is not the key:
 * a job's graph and options, which many may read, hold this, and each worker reads the key for
 * itself. Nothing here ever shows the key.
 *
 * <p>A key is 32 to 4,096 bytes, as they stand there, less a line break at the end; {@code openssl
 * rand -hex 32} makes one. Whoever has it can tell of every handle what its pseudonym is; whoever
 * loses it cannot give the same pseudonyms again.
 */
public final class PseudonymKey implements Serializable {

  /** Shorter keys are refused. */
  public static final int MIN_BYTES = 32;

  /** Longer ones too: whoever names another file by mistake does not read it whole. */
  public static final int MAX_BYTES = 4096;

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:");

  private final boolean file;
  private final String place;

  private PseudonymKey(boolean file, String place) {
    this.file = file;
    this.place = place;
  }

  /**
   * A key in a file.
   *
   * @param address a path, or an address of any of Beam's file systems, such as {@code
   *     gs://bucket/key}. A file of this machine that everyone may read is refused when it is read.
   * @throws IllegalArgumentException if blank
   */
  public static PseudonymKey inFile(String address) {
    return new PseudonymKey(true, notBlank("file", address));
  }

  /**
   * A key in an environment variable of each worker.
   *
   * @throws IllegalArgumentException if blank
   */
  public static PseudonymKey inEnvironment(String variable) {
    return new PseudonymKey(false, notBlank("variable", variable));
  }

  private static String notBlank(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the " + what + " of the pseudonym key must not be blank");
    }
    return value;
  }

  /**
   * Returns if there is a key that can be used.
   *
   * @throws IllegalArgumentException with one sentence, which names the place and not what is there
   */
  public void requireUsable() {
    read();
  }

  /**
   * The key. Callers must neither keep nor show it.
   *
   * @throws IllegalArgumentException as {@link #requireUsable} does
   */
  byte[] read() {
    byte[] key = withoutLineBreak(file ? readFile() : readVariable());
    if (key.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          this + " has " + key.length + " bytes, and needs " + MIN_BYTES + " at least");
    }
    if (key.length > MAX_BYTES) {
      throw new IllegalArgumentException(this + " is longer than " + MAX_BYTES + " bytes");
    }
    return key;
  }

  private byte[] readVariable() {
    String value = System.getenv(place);
    if (value == null) {
      throw new IllegalArgumentException(this + " is not set");
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] readFile() {
    try {
      boolean local = place.startsWith("file:");
      if (!local && ADDRESS.matcher(place).lookingAt()) {
        try (InputStream in =
            Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(place, false)))) {
          return in.readNBytes(MAX_BYTES + 2);
        }
      }
      Path path = local ? Path.of(URI.create(place)) : Path.of(place);
      if (!Files.isRegularFile(path)) {
        throw new IllegalArgumentException(this + " is not there");
      }
      requirePrivate(path);
      try (InputStream in = Files.newInputStream(path)) {
        return in.readNBytes(MAX_BYTES + 2);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(this + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void requirePrivate(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      throw new IllegalArgumentException(
          this + " can be read by every user of this machine: chmod 600 it first");
    }
  }

  private static byte[] withoutLineBreak(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }

  /** The place, not the key. */
  @Override
  public String toString() {
    return file
        ? "the pseudonym key in the file " + place
        : "the pseudonym key in the environment variable " + place;
  }
}
