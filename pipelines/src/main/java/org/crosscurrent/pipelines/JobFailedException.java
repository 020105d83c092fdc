package org.crosscurrent.pipelines;

/** A job that was started ended by a failure. The message is one sentence for a person. */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure and what lies behind it. */
  public JobFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
