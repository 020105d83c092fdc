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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.schemas.NoSuchSchemaException;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.joda.time.Instant;

/**
 * Reads the dead letters of the store, for a replay or a look. Bounded: those that are there when
 * the query runs. Read through Beam's {@link JdbcIO}, so that errors of the connection are its
 * errors.
 *
 * <pre>{@code
 * PCollection<DeadLetter> late =
 *     pipeline.apply("Read", ReadDeadLetters.from(store).withReason(DeadLetterReason.LATE));
 * }</pre>
 */
public final class ReadDeadLetters extends PTransform<PBegin, PCollection<DeadLetter>> {

  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  private final StoreConfig store;
  private final @Nullable DeadLetterReason reason;
  private final @Nullable String stage;

  private ReadDeadLetters(
      StoreConfig store, @Nullable DeadLetterReason reason, @Nullable String stage) {
    this.store = store;
    this.reason = reason;
    this.stage = stage;
  }

  /** All dead letters of a store. */
  public static ReadDeadLetters from(StoreConfig store) {
    return new ReadDeadLetters(store, null, null);
  }

  /** Only those with this reason. */
  public ReadDeadLetters withReason(DeadLetterReason only) {
    return new ReadDeadLetters(store, only, stage);
  }

  /** Only those that this stage refused, such as {@code normalise}. */
  public ReadDeadLetters withStage(String only) {
    return new ReadDeadLetters(store, reason, only);
  }

  @Override
  public PCollection<DeadLetter> expand(PBegin input) {
    List<String> parameters = new ArrayList<>();
    return input.apply(
        "Query",
        JdbcIO.<DeadLetter>read()
            .withDataSourceConfiguration(
                DataSourceConfiguration.create("org.postgresql.Driver", store.getJdbcUrl())
                    .withUsername(store.getUser())
                    .withPassword(PasswordFile.of(store)))
            .withQuery(query(parameters))
            .withStatementPreparator(
                statement -> {
                  for (int i = 0; i < parameters.size(); i++) {
                    statement.setString(i + 1, parameters.get(i));
                  }
                })
            .withRowMapper(ReadDeadLetters::row)
            .withCoder(coder(input.getPipeline())));
  }

  /** The coder that the pipeline has for dead letters; failing that, their schema's. */
  private static Coder<DeadLetter> coder(Pipeline pipeline) {
    try {
      return pipeline.getCoderRegistry().getCoder(DeadLetter.class);
    } catch (CannotProvideCoderException none) {
      try {
        return pipeline.getSchemaRegistry().getSchemaCoder(DeadLetter.class);
      } catch (NoSuchSchemaException e) {
        e.addSuppressed(none);
        throw new IllegalStateException("A dead letter has neither a coder nor a schema", e);
      }
    }
  }

  /**
   * Without a blank behind FROM: where JdbcIO of Beam 2.70 finds a table's name in a query, it
   * prints to standard output.
   */
  private String query(List<String> parameters) {
    StringBuilder query =
        new StringBuilder(
            "SELECT reason, stage, message, payload, headers::text,"
                + " round(date_part('epoch', observed_at) * 1000)::bigint, attempt"
                + " FROM\"dead_letters\" WHERE true");
    if (reason != null) {
      query.append(" AND reason = ?");
      parameters.add(reason.label());
    }
    if (stage != null) {
      query.append(" AND stage = ?");
      parameters.add(stage);
    }
    return query.append(" ORDER BY id").toString();
  }

  private static DeadLetter row(ResultSet row) throws SQLException, IOException {
    long observedAt = row.getLong(6);
    boolean known = !row.wasNull();
    return DeadLetter.builder()
        .setReason(
            DeadLetterReason.valueOf(row.getString(1).toUpperCase(Locale.ROOT).replace('-', '_')))
        .setStage(row.getString(2))
        .setMessage(row.getString(3))
        .setPayload(row.getBytes(4))
        .setHeaders(headers(row.getString(5)))
        .setObservedAt(known ? Instant.ofEpochMilli(observedAt) : null)
        .setAttempt(row.getInt(7))
        .build();
  }

  private static Map<String, String> headers(String json) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        headers.put(name, parser.nextTextValue());
      }
    }
    return headers;
  }
}
