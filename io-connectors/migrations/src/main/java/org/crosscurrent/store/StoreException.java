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
package org.crosscurrent.store;

import java.sql.SQLException;

/**
 * The store cannot be used. The message is one sentence for a person: it names the server and what
 * to do, and holds neither passwords nor a stack trace.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the store. */
  public enum Reason {
    /** Nothing answers at the address, or not yet. */
    UNREACHABLE,
    /** The server does not accept the user or the password. */
    WRONG_CREDENTIALS,
    /** The server has no such database. */
    DATABASE_MISSING,
    /** The server is older than {@link StoreMigrations#MINIMUM_SERVER_VERSION}. */
    SERVER_TOO_OLD,
    /** The schema holds tables that somebody else made. */
    FOREIGN_SCHEMA,
    /** A newer release has already migrated the schema. */
    NEWER_SCHEMA,
    /** The tables are not there, or an earlier release made them: migrate first. */
    NOT_MIGRATED,
    /** Anything else that the server refuses. */
    FAILED
  }

  private final Reason reason;

  /**
   * @param reason what is wrong
   * @param sentence one sentence for a person, without passwords
   */
  public StoreException(Reason reason, String sentence) {
    this(reason, sentence, null);
  }

  /**
   * @param reason what is wrong
   * @param sentence one sentence for a person, without passwords
   * @param cause what the driver said; may be null
   */
  public StoreException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason getReason() {
    return reason;
  }

  /**
   * Why a connection could not be opened, from the SQLSTATE of the failure (PostgreSQL manual,
   * appendix A).
   *
   * @param jdbcUrl the address; its parameters are left out of the message
   * @param user the user
   * @param cause what the driver threw
   */
  public static StoreException connecting(String jdbcUrl, String user, SQLException cause) {
    String server = address(jdbcUrl);
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    // The driver itself breaks off: the server asks for something that it was not given.
    if (state.equals("08004")) {
      return new StoreException(
          Reason.WRONG_CREDENTIALS,
          "The Postgres server at "
              + server
              + " does not let \""
              + user
              + "\" in like this: give the password, and the SSL mode that it asks for.",
          cause);
    }
    if (state.startsWith("08")) {
      return new StoreException(
          Reason.UNREACHABLE, "No Postgres server can be reached at " + server + ".", cause);
    }
    if (state.startsWith("28")) {
      return new StoreException(
          Reason.WRONG_CREDENTIALS,
          "The Postgres server at " + server + " refuses the user or password of \"" + user + "\".",
          cause);
    }
    if (state.equals("3D000")) {
      return new StoreException(
          Reason.DATABASE_MISSING,
          "The Postgres server has no database " + server + ": create it first.",
          cause);
    }
    if (state.startsWith("57P") || state.startsWith("53")) {
      return new StoreException(
          Reason.UNREACHABLE,
          "The Postgres server at " + server + " accepts no connections now.",
          cause);
    }
    return failed(jdbcUrl, cause);
  }

  static StoreException failed(String jdbcUrl, Exception cause) {
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return new StoreException(
        Reason.FAILED, "The store at " + address(jdbcUrl) + " failed: " + said, cause);
  }

  /** The URL without its parameters, which may hold a password. */
  public static String address(String jdbcUrl) {
    int parameters = jdbcUrl.indexOf('?');
    String bare = parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    return bare.replaceFirst("//[^/@]*@", "//");
  }
}
