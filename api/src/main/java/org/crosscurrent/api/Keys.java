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
package org.crosscurrent.api;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.crosscurrent.api.access.ApiKey;
import org.crosscurrent.api.access.ApiKeys;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Schema;
import org.crosscurrent.api.store.Store;
import org.crosscurrent.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes, lists and revokes the keys of the API from a command line. Exit codes: 0 when it is done,
 * 2 with one sentence on standard error when it is not.
 */
@Command(
    name = "keys",
    sortOptions = false,
    description = "Makes, lists and revokes the keys of the API.",
    subcommands = {Keys.Create.class, Keys.ListAll.class, Keys.Revoke.class})
public final class Keys implements Callable<Integer> {
  private static final int REFUSED = 2;
  private static final String COMPLAINT = "crosscurrent: ";

  @Spec private CommandSpec spec;

  @Option(names = "--help", usageHelp = true, description = "Shows this and ends.")
  private boolean help;

  /** Made by picocli. */
  public Keys() {}

  /**
   * Runs with these arguments and returns the exit code.
   *
   * @param out takes the keys
   * @param err takes the sentence that tells what is wrong
   */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Keys()).setOut(out).setErr(err);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setParameterExceptionHandler(
        (failure, arguments) -> {
          err.println(COMPLAINT + failure.getMessage() + " (--help lists the options)");
          return REFUSED;
        });
    command.setExecutionExceptionHandler(
        (failure, line, result) -> {
          if (failure instanceof StoreException || failure instanceof Problem) {
            err.println(COMPLAINT + failure.getMessage());
            return REFUSED;
          }
          throw failure;
        });
    return command.execute(args);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "keys needs one of create, list and revoke");
  }

  /** Where the keys are. */
  private static final class Place {
    @Option(names = "--help", usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Option(
        names = "--jdbc-url",
        defaultValue =
            "${env:CROSSCURRENT_JDBC_URL:-jdbc:postgresql://127.0.0.1:5432/crosscurrent}",
        description = "The database (or CROSSCURRENT_JDBC_URL; default: ${DEFAULT-VALUE}).")
    private String jdbcUrl;

    @Option(
        names = "--db-user",
        defaultValue = "${env:CROSSCURRENT_DB_USER:-postgres}",
        description = "Its user (or CROSSCURRENT_DB_USER; default: ${DEFAULT-VALUE}).")
    private String dbUser;

    @Option(
        names = "--db-password",
        description = "Its password (better: CROSSCURRENT_DB_PASSWORD, which no one else sees).")
    private String dbPassword = System.getenv("CROSSCURRENT_DB_PASSWORD");

    private int with(ToIntFunction<ApiKeys> work) {
      Database database = ApiConfig.of(jdbcUrl, dbUser, dbPassword).withPoolSize(1).database();
      Schema.requireCurrent(database);
      try (Store store = Store.forWriting(database)) {
        return work.applyAsInt(new ApiKeys(store));
      }
    }
  }

  /** {@code keys create}. */
  @Command(name = "create", sortOptions = false, description = "Makes a key, and tells it once.")
  static final class Create implements Callable<Integer> {
    private static final int LONGEST_NAME = 200;

    @Spec private CommandSpec spec;
    @Mixin private Place place;

    @Option(names = "--name", required = true, description = "What people call it.")
    private String name;

    @Option(
        names = "--role",
        required = true,
        description = "reader, writer or operator: each may do what the ones before it may.")
    private KeyRole role;

    @Option(
        names = "--expires",
        description = "From when on it is not valid: a period such as P90D, or a time.")
    private String expires;

    @Option(
        names = "--rate",
        description = "Requests a minute (default: the server's --rate-limit).")
    private Integer rate;

    /** The roles that a key may have. */
    private enum KeyRole {
      reader,
      writer,
      operator
    }

    @Override
    public Integer call() {
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        throw refused("--name must have 1 to " + LONGEST_NAME + " characters");
      }
      if (rate != null && rate < 1) {
        throw refused("--rate must be 1 or more, not " + rate);
      }
      Instant end = end(Clock.systemUTC().instant());
      return place.with(
          keys -> {
            ApiKeys.Created created =
                keys.create(name, Role.valueOf(role.name().toUpperCase(Locale.ROOT)), end, rate);
            PrintWriter out = spec.commandLine().getOut();
            out.println(created.text());
            spec.commandLine()
                .getErr()
                .println(
                    "This is the key " + created.key().id() + "; it is not shown again anywhere.");
            return 0;
          });
    }

    private Instant end(Instant now) {
      if (expires == null) {
        return null;
      }
      Instant end;
      try {
        end =
            expires.startsWith("P")
                ? now.atOffset(ZoneOffset.UTC).plus(Period.parse(expires)).toInstant()
                : OffsetDateTime.parse(expires).toInstant();
      } catch (DateTimeException | ArithmeticException e) {
        throw refused(
            "--expires must be a period such as P90D or a time such as 2027-01-31T00:00:00Z, not '"
                + expires
                + "'");
      }
      if (!end.isAfter(now)) {
        throw refused("--expires must lie ahead, and '" + expires + "' does not");
      }
      return end;
    }

    private ParameterException refused(String sentence) {
      return new ParameterException(spec.commandLine(), sentence);
    }
  }

  /** {@code keys list}. */
  @Command(name = "list", description = "Lists the keys, the newest first, without their secrets.")
  static final class ListAll implements Callable<Integer> {
    private static final String FORM = "%-12s  %-8s  %-24s  %-24s  %-24s  %10s  %s%n";

    @Spec private CommandSpec spec;
    @Mixin private Place place;

    @Override
    public Integer call() {
      List<ApiKey> all = new ArrayList<>();
      place.with(
          keys -> {
            all.addAll(keys.list());
            return 0;
          });
      PrintWriter out = spec.commandLine().getOut();
      out.printf(FORM, "id", "role", "created", "expires", "revoked", "rate/min", "name");
      for (ApiKey key : all) {
        out.printf(
            FORM,
            key.id(),
            key.role().text(),
            Json.time(key.createdAt()),
            key.expiresAt() == null ? "never" : Json.time(key.expiresAt()),
            key.revokedAt() == null ? "no" : Json.time(key.revokedAt()),
            key.rate() == null ? "default" : key.rate(),
            Problem.shown(key.name()));
      }
      return 0;
    }
  }

  /** {@code keys revoke}. */
  @Command(
      name = "revoke",
      description = "Revokes a key and all tokens it was exchanged for; servers know in 3 seconds.")
  static final class Revoke implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Place place;

    @Parameters(paramLabel = "ID", description = "Of the key: what stands behind cc_ in it.")
    private String id;

    @Override
    public Integer call() {
      if (id.length() > 12) {
        throw new ParameterException(
            spec.commandLine(), "revoke needs the id of a key, which has 12 characters");
      }
      boolean known = place.with(keys -> keys.revoke(id) ? 1 : 0) == 1;
      if (!known) {
        throw new ParameterException(spec.commandLine(), "there is no key '" + id + "'");
      }
      spec.commandLine().getOut().println("revoked " + id);
      return 0;
    }
  }
}
