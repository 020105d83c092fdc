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
package org.crosscurrent.api.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The secret that access tokens are signed with; the same for all replicas. It is never shown: not
 * in a message, not by {@link #toString}.
 */
public final class SigningSecret {
  /** The environment variable that may hold it. */
  public static final String VARIABLE = "CROSSCURRENT_JWT_SECRET";

  private static final int LEAST_BYTES = 32;
  private static final double LEAST_BITS = 128;
  private static final List<String> PLACEHOLDERS =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "change me",
          "password",
          "secret",
          "default",
          "example",
          "placeholder",
          "your-256-bit",
          "crosscurrent",
          "qwerty",
          "letmein");
  private static final String ADVICE = "; make one with: openssl rand -base64 48";

  private final byte[] bytes;

  private SigningSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes it from a file or, where there is none, from a text.
   *
   * @param file its whole content, without white space at both ends, is the secret; null: no file
   * @param variable what the environment holds; null: nothing
   * @throws IllegalArgumentException with one sentence, which does not show it, when there is none,
   *     when it is shorter than 32 bytes, or when it can be guessed
   */
  public static SigningSecret of(Path file, String variable) {
    if (file == null && (variable == null || variable.isBlank())) {
      throw new IllegalArgumentException(
          "Access is on, but there is no secret to sign tokens with: name a file with"
              + " --jwt-secret-file or set "
              + VARIABLE
              + ", or on this machine alone use --access=off.");
    }
    String source = file == null ? VARIABLE : "The file of --jwt-secret-file";
    String text = (file == null ? variable : read(file)).strip();
    String fault = fault(text);
    if (fault != null) {
      throw new IllegalArgumentException(source + " holds " + fault + ADVICE + ".");
    }
    return new SigningSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file of --jwt-secret-file, " + file + ", cannot be read as text.", e);
    }
  }

  /** What is wrong with a secret, or null. */
  private static String fault(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
      return "a secret of fewer than " + LEAST_BYTES + " bytes";
    }
    if (PLACEHOLDERS.stream().anyMatch(lower::contains)) {
      return "a secret with a word of those that stand in examples";
    }
    if (bits(text) < LEAST_BITS || repeats(text) || counts(text)) {
      return "a secret that is too regular to be random";
    }
    return null;
  }

  /** Shannon's entropy of the single characters, times their number: what it has at most. */
  private static double bits(String text) {
    double bits = 0;
    for (int c : text.chars().distinct().toArray()) {
      long times = text.chars().filter(other -> other == c).count();
      bits -= times * (Math.log((double) times / text.length()) / Math.log(2));
    }
    return bits;
  }

  /** Whether it is a piece that comes at least twice and fills the whole. */
  private static boolean repeats(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.substring(period).equals(text.substring(0, text.length() - period))) {
        return true;
      }
    }
    return false;
  }

  /** Whether most characters are neighbours in the alphabet of those before them. */
  private static boolean counts(String text) {
    int steps = 0;
    for (int i = 1; i < text.length(); i++) {
      steps += Math.abs(text.charAt(i) - text.charAt(i - 1)) <= 1 ? 1 : 0;
    }
    return steps > text.length() / 2;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
