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
package org.crosscurrent.language;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscurrent.model.Post;

/**
 * When a language counts as known, and what becomes of it.
 *
 * <p>Title and text count without addresses, handles, hashtags and emoji. Fewer code points than
 * {@link #minCharacters}, or less confidence than {@link #minConfidence}, is {@code und}.
 *
 * <p>A language that the platform told stays, with confidence 1: people set it, or the platform
 * knows more than one text. It is compared all the same: where the text says something else, that
 * is in {@code extra}, under {@value #EXTRA_LANGUAGE} and {@value #EXTRA_CONFIDENCE}. Norwegian
 * ({@code no}) agrees with either of its written forms ({@code nb}, {@code nn}). Where the platform
 * told nothing, the post gets the language of its text.
 *
 * <p>The result is a function of the post and the engine alone, and does not change when it is
 * applied once more.
 *
 * @param minCharacters least code points, 0 or more
 * @param minConfidence least confidence, 0 to 1
 */
public record LanguageRule(int minCharacters, double minConfidence) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Least code points by default. */
  public static final int DEFAULT_MIN_CHARACTERS = 20;

  /** Least confidence by default. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  /** Key in {@code extra} of a language that is not the one that the platform told. */
  public static final String EXTRA_LANGUAGE = "detected_language";

  /** Key in {@code extra} of its confidence. */
  public static final String EXTRA_CONFIDENCE = "detected_language_confidence";

  private static final double DECIMALS = 10_000;

  /** How the text compares with what the platform told. */
  public enum Comparison {
    /** The platform told nothing; the text did. */
    DETECTED,
    /** Both say the same. */
    AGREE,
    /** They differ; the platform's stays. */
    DIFFER,
    /** The text is too short or says too little. */
    UNDETERMINED
  }

  /**
   * A post, and how its text compared.
   *
   * @param post with its language
   * @param comparison how it came by it
   */
  public record Outcome(Post post, Comparison comparison) {}

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LanguageRule {
    if (minCharacters < 0) {
      throw new IllegalArgumentException("minCharacters must be 0 or more, not " + minCharacters);
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "minConfidence must be within 0 and 1, not " + minConfidence);
    }
  }

  /** 20 characters, and a confidence of 0.5. */
  public static LanguageRule defaults() {
    return new LanguageRule(DEFAULT_MIN_CHARACTERS, DEFAULT_MIN_CONFIDENCE);
  }

  /**
   * The language of a text, its confidence rounded to four decimals; undetermined where the rule
   * says so.
   */
  public DetectedLanguage detect(String text, LanguageEngine engine) {
    String prose = ProseText.of(text);
    if (prose.length() < minCharacters || prose.codePointCount(0, prose.length()) < minCharacters) {
      return DetectedLanguage.undetermined();
    }
    DetectedLanguage detected = engine.score(prose);
    double confidence = Math.round(detected.confidence() * DECIMALS) / DECIMALS;
    return !detected.isDetermined() || confidence < minConfidence
        ? DetectedLanguage.undetermined()
        : new DetectedLanguage(detected.language(), confidence);
  }

  /** The post with its language. */
  public Outcome apply(Post post, LanguageEngine engine) {
    DetectedLanguage detected = detect(post.fullText(), engine);
    // Only a platform is ever sure: what was detected before is detected anew.
    boolean told =
        !post.getLanguage().equals(DetectedLanguage.UNKNOWN) && post.getLanguageConfidence() == 1;
    if (!told) {
      Post.Builder builder = post.toBuilder();
      builder
          .setLanguage(detected.language())
          .setLanguageConfidence(ceded(detected))
          .setLanguageEngine(detected.isDetermined() ? engine.id() : null);
      return new Outcome(
          builder.build(), detected.isDetermined() ? Comparison.DETECTED : Comparison.UNDETERMINED);
    }
    if (!detected.isDetermined()) {
      return new Outcome(withoutExtra(post), Comparison.UNDETERMINED);
    }
    if (sameLanguage(post.getLanguage(), detected.language())) {
      return new Outcome(withoutExtra(post), Comparison.AGREE);
    }
    Map<String, String> extra = new LinkedHashMap<>(post.getExtra());
    extra.put(EXTRA_LANGUAGE, detected.language());
    extra.put(EXTRA_CONFIDENCE, Double.toString(detected.confidence()));
    return new Outcome(post.toBuilder().setExtra(Map.copyOf(extra)).build(), Comparison.DIFFER);
  }

  /** Confidence 1 is the platform's alone. */
  private static double ceded(DetectedLanguage detected) {
    return Math.min(detected.confidence(), 1 - 1 / DECIMALS);
  }

  private static Post withoutExtra(Post post) {
    if (!post.getExtra().containsKey(EXTRA_LANGUAGE)) {
      return post;
    }
    Map<String, String> extra = new LinkedHashMap<>(post.getExtra());
    extra.remove(EXTRA_LANGUAGE);
    extra.remove(EXTRA_CONFIDENCE);
    return post.toBuilder().setExtra(Map.copyOf(extra)).build();
  }

  /** Whether two codes are of one language, or of Norwegian and a form in which it is written. */
  public static boolean sameLanguage(String told, String detected) {
    return told.equals(detected)
        || told.equals("no") && (detected.equals("nb") || detected.equals("nn"))
        || detected.equals("no") && (told.equals("nb") || told.equals("nn"));
  }
}
