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
package org.crosscurrent.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.pipelines.options.PrivacyOptions;
import org.crosscurrent.privacy.PersonalData;
import org.crosscurrent.privacy.PseudonymKey;
import org.crosscurrent.privacy.PseudonymiseAuthors;
import org.crosscurrent.privacy.RedactText;
import org.crosscurrent.privacy.WithholdPayloads;

/**
 * What is kept out of everything that a job stores and sends. Redaction comes first, so that no
 * address is taken for a handle; then pseudonyms.
 *
 * <p>Native payloads would give away what both take out. So with one of them a job writes no
 * archive, and its dead letters come without their payloads, unless it is told to keep payloads.
 *
 * @param redactText what is taken out of texts; nothing if absent
 * @param pseudonymiseAuthors by what people are replaced; they stay if absent
 * @param keepRawPayloads whether native payloads are archived and kept in dead letters all the same
 */
public record Privacy(
    @Nullable RedactText redactText,
    @Nullable PseudonymiseAuthors pseudonymiseAuthors,
    boolean keepRawPayloads) {

  /** Everything as the platforms tell it. */
  public static Privacy none() {
    return new Privacy(null, null, false);
  }

  /**
   * What the options say. Reads the key once, so that a wrong one is told before the job starts.
   *
   * @throws IllegalArgumentException if options do not go together, or there is no usable key; one
   *     sentence
   */
  public static Privacy of(PrivacyOptions options) {
    String kinds = options.getRedactText();
    return new Privacy(
        kinds == null ? null : redactText(kinds),
        pseudonymiseAuthors(options),
        options.isKeepRawPayloads());
  }

  private static RedactText redactText(String kinds) {
    try {
      // A bare flag reads as true.
      return RedactText.of(PersonalData.parse(kinds.equals("true") ? "all" : kinds));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--redact-text: " + e.getMessage(), e);
    }
  }

  private static @Nullable PseudonymiseAuthors pseudonymiseAuthors(PrivacyOptions options) {
    String file = options.getPseudonymKeyFile();
    String variable = options.getPseudonymKeyEnv();
    if (!options.isPseudonymiseAuthors()) {
      if (file != null || variable != null) {
        throw new IllegalArgumentException(
            "a pseudonym key is given, but --pseudonymise-authors is not");
      }
      return null;
    }
    if ((file == null) == (variable == null)) {
      throw new IllegalArgumentException(
          "--pseudonymise-authors needs either --pseudonym-key-file=... or"
              + " --pseudonym-key-env=NAME");
    }
    PseudonymKey key =
        file == null ? PseudonymKey.inEnvironment(variable) : PseudonymKey.inFile(file);
    key.requireUsable();
    return PseudonymiseAuthors.with(key)
        .withOpenCommunities(
            List.of(options.getOpenCommunities().toLowerCase(Locale.ROOT).split(",", -1)));
  }

  /** Whether anything is kept out. */
  public boolean isOn() {
    return redactText != null || pseudonymiseAuthors != null;
  }

  /**
   * Returns if native payloads may be archived.
   *
   * @throws IllegalArgumentException if they would give away what is kept out; one sentence
   */
  void requireNoArchive(@Nullable String archive) {
    if (archive != null && isOn() && !keepRawPayloads) {
      throw new IllegalArgumentException(
          "--archive keeps native payloads, with all that "
              + (pseudonymiseAuthors == null ? "--redact-text" : "--pseudonymise-authors")
              + " takes out: leave it out, or add --keep-raw-payloads if it is as safe as the key");
    }
  }

  /** One post, with everything kept out. Reads the key. */
  public Post applyTo(Post post) {
    Post redacted = redactText == null ? post : redactText.redactor().redact(post);
    return pseudonymiseAuthors == null
        ? redacted
        : pseudonymiseAuthors.pseudonymiser().pseudonymise(redacted);
  }

  /** One deletion, of the post under the name that it has. Reads the key. */
  public Deletion applyTo(Deletion deletion) {
    return pseudonymiseAuthors == null
        ? deletion
        : pseudonymiseAuthors.pseudonymiser().pseudonymise(deletion);
  }

  /** The posts, with everything kept out. */
  public PCollection<Post> applyTo(PCollection<Post> posts) {
    PCollection<Post> redacted =
        redactText == null ? posts : posts.apply("Redact text", redactText);
    return pseudonymiseAuthors == null
        ? redacted
        : redacted.apply("Pseudonymise authors", pseudonymiseAuthors);
  }

  /** The deletions, of posts under the names that the posts have. */
  public PCollection<Deletion> applyToDeletions(PCollection<Deletion> deletions) {
    return pseudonymiseAuthors == null
        ? deletions
        : deletions.apply("Pseudonymise deletions", pseudonymiseAuthors.ofDeletions());
  }

  /**
   * Dead letters of native payloads, without these unless they are to be kept.
   *
   * @param name tells their steps apart
   */
  PCollection<DeadLetter> applyToLetters(String name, PCollection<DeadLetter> letters) {
    return isOn() && !keepRawPayloads
        ? letters.apply("Withhold payloads of " + name, WithholdPayloads.create())
        : letters;
  }

  /** The same for several collections. */
  List<PCollection<DeadLetter>> applyToLetters(List<PCollection<DeadLetter>> collections) {
    List<PCollection<DeadLetter>> kept = new ArrayList<>(collections.size());
    for (PCollection<DeadLetter> letters : collections) {
      kept.add(applyToLetters(letters.getName().replaceFirst("/.*", ""), letters));
    }
    return kept;
  }
}
