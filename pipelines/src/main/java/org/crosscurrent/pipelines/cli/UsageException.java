package org.crosscurrent.pipelines.cli;

/** Something that the user can set right. The message is one sentence that says what. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A sentence. */
  public UsageException(String sentence) {
    super(sentence);
  }

  /** A sentence, and what lies behind it. */
  public UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
