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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * What every coder owes: the bytes of the golden file, which lie in savepoints and on the wire, and
 * an exception for bytes that are not its own.
 */
public final class GoldenBytes {

  private static final String FILE = "/org/crosscurrent/golden-bytes.txt";
  private static final Map<String, String> HEX = read();

  private GoldenBytes() {}

  private static Map<String, String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                GoldenBytes.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a value, whose bytes are known under this name, and mutilations of them. */
  public static <T> void check(String name, RecordCoder<T> coder, T value) {
    try {
      byte[] bytes = CoderUtils.encodeToByteArray(coder, value);
      assertThat(name + " " + HexFormat.of().formatHex(bytes))
          .isEqualTo(name + " " + HEX.get(name));
      T decoded = CoderUtils.decodeFromByteArray(coder, bytes);
      assertThat(CoderUtils.encodeToByteArray(coder, decoded)).isEqualTo(bytes);
      if (coder.consistentWithEquals()) {
        assertThat(decoded).isEqualTo(value);
      }
      refuseMutilated(coder, bytes, coder.version());
      coder.verifyDeterministic();
      // A number that the compiler makes up changes with the class, and Flink restores no savepoint
      // whose coder has another one.
      assertThat(coder.getClass()).satisfies(type -> type.getDeclaredField("serialVersionUID"));
    } catch (IOException | org.apache.beam.sdk.coders.Coder.NonDeterministicException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Checks that the bytes of an earlier version, known under this name, are read as this value. */
  public static <T> void checkEarlier(String name, RecordCoder<T> coder, T value) {
    try {
      byte[] bytes = HexFormat.of().parseHex(HEX.get(name));
      assertThat(CoderUtils.decodeFromByteArray(coder, bytes)).isEqualTo(value);
      refuseMutilated(coder, bytes, coder.version());
    } catch (CoderException e) {
      throw new AssertionError(name, e);
    }
  }

  private static void refuseMutilated(RecordCoder<?> coder, byte[] bytes, int newest) {
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> coder.decode(new ByteArrayInputStream(truncated)))
          .as("the first %d bytes", length)
          .isInstanceOf(IOException.class);
    }
    for (int version : new int[] {0, 1, newest + 1, 127, 255}) {
      byte[] unknown = bytes.clone();
      unknown[0] = (byte) version;
      assertThatThrownBy(() -> coder.decode(new ByteArrayInputStream(unknown)))
          .isInstanceOf(CoderException.class)
          .hasMessageContaining("reads versions 2 to " + newest + ", not " + version);
    }
    for (byte[] body : new byte[][] {shorter(bytes), longer(bytes)}) {
      assertThatThrownBy(() -> coder.decode(new ByteArrayInputStream(body)))
          .isInstanceOf(CoderException.class);
    }
  }

  /** A body without its last byte, whose length says so. */
  private static byte[] shorter(byte[] bytes) {
    return withBody(bytes[0], Arrays.copyOfRange(bytes, bodyStart(bytes), bytes.length - 1));
  }

  private static byte[] longer(byte[] bytes) {
    return withBody(bytes[0], Arrays.copyOfRange(bytes, bodyStart(bytes), bytes.length + 1));
  }

  private static int bodyStart(byte[] bytes) {
    int start = 1;
    while (bytes[start] < 0) {
      start++;
    }
    return start + 1;
  }

  private static byte[] withBody(byte version, byte[] body) {
    byte[] record = new byte[body.length + 3];
    record[0] = version;
    record[1] = (byte) (body.length & 0x7F | 0x80);
    record[2] = (byte) (body.length >> 7);
    System.arraycopy(body, 0, record, 3, body.length);
    return record;
  }
}
