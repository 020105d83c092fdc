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
package org.crosscurrent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user gets wrong is told in one sentence, with exit code 2. */
class BadUseTest {

  private static final String PASSWORD = "open-sesame";
  private static final String WRONG_PASSWORD = "open-barley";

  @TempDir static Path folder;
  private static LocalPostgres postgres;
  private static LocalKafka kafka;

  @BeforeAll
  static void start() throws IOException {
    postgres = LocalPostgres.builder().password(PASSWORD).start();
    kafka = LocalKafka.start();
    kafka.createTopic("posts.raw", 1);
    Files.writeString(folder.resolve("posts.jsonl"), "{\"id\":\"1\"}\n");
    Files.writeString(folder.resolve("broken.jsonl.gz"), "this is no gzip");
    Files.createDirectory(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/note.yaml"), "mapping: 1\n");
    Files.writeString(
        folder.resolve("note.yaml"),
        "{mapping: 1, shape: note, platform: lobsters, title: A note, provenance: documented,"
            + " recognise: [id], critical: [text], post: {id: id, createdAt: at, text: text}}");
    Files.writeString(folder.resolve("names.tsv"), "x\ty\tz\tq\tr\n");
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          backfil | there is no command 'backfil'; there are backfill, bench, cluster
          backfill --inptu=x | unknown option --inptu; did you mean --input? (see --help)
          backfill | --input=... is required (see --help)
          backfill here.jsonl | 'here.jsonl' is no option; options are written --name=value
          backfill --input=%s/absent | /absent does not exist
          backfill --input=%s/broken.jsonl.gz | /broken.jsonl.gz is no readable gzip: Not in GZIP format.
          backfill --input=%s/posts.jsonl --format=nativ | --format must be envelope or native, not nativ
          backfill --input=%s/posts.jsonl --format=native | --format=native needs --platform=NAME
          backfill --input=%s/posts.jsonl --format=native --platform=redit | no mapping reads 'redit'; did you mean reddit?
          backfill --input=%s/posts.jsonl --from=yesterday | --from must be a time with an offset
          backfill --input=%s/posts.jsonl --max-topics=x | --max-topics must be a whole number, not 'x'
          backfill --input=%s/posts.jsonl --gazetteer=%s/names.tsv | names.tsv: gazetteer, line 1
          backfill --input=%s/posts.jsonl --baselines=reddit:3 | --baselines: cannot read 'reddit:3'
          backfill --input=%s/posts.jsonl --summary=%s/absent/x.json | there is no folder
          backfill --input=%s/posts.jsonl --summary=%s | is a folder, not a file
          backfill --input=%s/posts.jsonl --jdbc-url=mysql://x | must begin with jdbc:postgresql:, but is mysql
          backfill --input=%s/posts.jsonl --jdbc-url=jdbc:postgresql://localhost:1/x | No Postgres server can be reached
          stream | --bootstrap-servers=... is required
          stream --bootstrap-servers=localhost:1 --checkpointingInterval=0 | a stream needs checkpoints
          stream --bootstrap-servers=localhost:1 --seconds=-1 | --seconds must be 0 or more, not -1
          stream --bootstrap-servers=localhost:1 --kafka-output=maybe | --kafka-output must be true or false, not 'maybe'
          stream --bootstrap-servers=nowhere | Kafka at nowhere cannot be reached
          stream --bootstrap-servers=localhost:1 --flink-master=localhost:1 | Flink at localhost:1 cannot be reached
          stream --bootstrap-servers=localhost:1 --flink-master=nowhere | --flink-master must be HOST:PORT
          backfill --input=%s/posts.jsonl --flink-master=localhost:1 | Flink at localhost:1 cannot be reached
          stream --bootstrap-servers=localhost:1 --detached=true | --detached needs a cluster
          cluster --task-managers=0 | --task-managers must be 1 or more, not 0
          replay | --jdbc-url=... is required
          replay --jdbc-url=jdbc:postgresql://localhost:1/x | replay needs either --bootstrap-servers=... or --archive=...
          replay --jdbc-url=jdbc:postgresql://localhost:1/x --archive=%s --reason=bad | --reason must be one of [malformed
          retention --jdbc-url=jdbc:postgresql://localhost:1/x | --keep-days=... is required
          retention --keep-days=3 | --jdbc-url=... is required
          retention --jdbc-url=jdbc:postgresql://localhost:1/x --keep-days=0 | --keep-days must be 1 or more, not 0
          retention --jdbc-url=jdbc:postgresql://localhost:1/x --keep-days=3 | No Postgres server can be reached
          evaluate | evaluate needs a task: sentiment
          evaluate sentiment --input=%s/absent | /absent cannot be read
          evaluate sentiment --input=%s/posts.jsonl | has no column 'text' in its header
          evaluate sentiment --input=%s/posts.jsonl --engine=corenlp | add org.crosscurrent:crosscurrent-transforms-corenlp to it (./crosscurrent engines add corenlp)
          evaluate sentiment --input=%s/posts.jsonl --engine=vadre | there is no sentiment engine 'vadre' on the class path; there is vader
          engines lsit | engines knows list, add and remove, not 'lsit'
          engines list all | engines list takes nothing more, got all
          engines add | engines add needs one name, got 0
          engines add vader | 'vader' is no module of engines; there is corenlp, onnx
          engines add corenlp | this needs the sources: start it by the script ./crosscurrent
          engines remove corenpl | 'corenpl' is no module of engines; there is corenlp, onnx
          train entities | train knows toxicity, not 'entities'
          explain --platform=reddit | explain needs a file
          explain --platform=redit %s/posts.jsonl | no mapping reads 'redit'; did you mean reddit?
          backfill --input=%s/posts.jsonl --mappings=%s/absent | --mappings: there is no *.yaml in
          backfill --input=%s/posts.jsonl --mappings=%s/mappings | note.yaml:1:
          stream --bootstrap-servers=localhost:1 --mappings=%s/mappings | note.yaml:1:
          explain --platform=reddit --mappings=%s/absent %s/posts.jsonl | --mappings: there is no *.yaml in
          mapping chekc | mapping knows check and list, not 'chekc'
          mapping check | mapping check needs one mapping file, got 0
          mapping check %s/absent | /absent cannot be read
          mapping check %s/mappings/note.yaml | note.yaml:1:
          mapping check %s/note.yaml --platform=quill --sample=%s/posts.jsonl | --platform must be one of lobsters, not quill
          mapping check %s/note.yaml --sample=%s/absent | /absent cannot be read
          mapping check %s/note.yaml --sampel=x | unknown option --sampel; did you mean --sample?
          demo --rate=0 | --rate must be 1 or more, not 0
          demo --port=x | --port must be a whole number, not 'x'
          """)
  void oneSentenceTellsWhatIsWrong(String line, String sentence) {
    assertRefused(Run.of(line.strip().replace("%s", folder.toString()).split(" ")), sentence);
  }

  @Test
  void aDatabaseThatIsMissingIsNamed() {
    String missing = postgres.jdbcUrl().replace("/postgres?", "/missing?");
    assertRefused(backfillInto(missing), "has no database");
  }

  @Test
  void aUserThatIsRefusedIsNamed() {
    String nobody = postgres.jdbcUrl().replace("user=postgres", "user=nobody");
    assertRefused(
        Run.of(
            "backfill",
            "--input=" + folder.resolve("posts.jsonl"),
            "--db-user=nobody",
            "--db-password=" + PASSWORD,
            "--jdbc-url=" + nobody.substring(0, nobody.indexOf('?'))),
        "refuses the user or password of \"nobody\"");
  }

  private static Stream<List<String>> commandsWithAStore() {
    return Stream.of(
        List.of("backfill", "--input=" + folder.resolve("posts.jsonl")),
        List.of("stream", "--bootstrap-servers=" + kafka.bootstrapServers()),
        List.of("serve", "--port=0", "--access=off"),
        List.of("keys", "list"));
  }

  @ParameterizedTest
  @MethodSource("commandsWithAStore")
  void aWrongPasswordIsToldWithoutBeingShown(List<String> command) {
    assertRefusedWithoutThePassword(
        runWith(command, "--jdbc-url=" + addressOfTheStore(), "--db-password=" + WRONG_PASSWORD),
        "refuses the user or password of \"postgres\".");
  }

  @ParameterizedTest
  @MethodSource("commandsWithAStore")
  void aWrongPasswordInTheAddressIsToldWithoutBeingShown(List<String> command) {
    String url = postgres.jdbcUrl().replace(PASSWORD, WRONG_PASSWORD);
    assertRefusedWithoutThePassword(
        runWith(command, "--jdbc-url=" + url), "refuses the user or password of \"postgres\".");
  }

  @ParameterizedTest
  @MethodSource("commandsWithAStore")
  void aMissingPasswordIsAskedFor(List<String> command) {
    assertRefused(
        runWith(command, "--jdbc-url=" + addressOfTheStore()),
        "does not let \"postgres\" in like this: give the password");
  }

  @Test
  void aDatabaseOfSomebodyElseIsLeftAlone() throws Exception {
    String foreign = postgres.createDatabase("of_somebody_else");
    try (Connection connection = DriverManager.getConnection(foreign)) {
      connection.createStatement().execute("CREATE TABLE signals (id integer)");
    }
    assertRefused(backfillInto(foreign), "already holds tables that are not ours");
  }

  @Test
  void aFileThatEndsTooEarlyEndsTheRunningJobWithItsName() throws IOException {
    Path file = folder.resolve("cut.jsonl.gz");
    byte[] whole = gzipOfNoise();
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Run run = Run.of("backfill", "--format=native", "--platform=reddit", "--input=" + file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.messages())
        .filteredOn(line -> !line.contains(" read \u00B7 "))
        .containsExactly(
            "no --jdbc-url is given: the rows are counted, and not kept",
            "crosscurrent: Archive file "
                + file
                + " is no readable gzip: Unexpected end of ZLIB input stream.");
  }

  private static Run backfillInto(String jdbcUrl) {
    return Run.of("backfill", "--input=" + folder.resolve("posts.jsonl"), "--jdbc-url=" + jdbcUrl);
  }

  private static Run runWith(List<String> command, String... more) {
    return Run.of(Stream.concat(command.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  /** Without its parameters, so that the options tell user and password. */
  private static String addressOfTheStore() {
    return StoreException.address(postgres.jdbcUrl());
  }

  private static void assertRefusedWithoutThePassword(Run run, String sentence) {
    assertRefused(run, sentence);
    assertThat(run.messages()).noneMatch(line -> line.contains(WRONG_PASSWORD));
  }

  private static void assertRefused(Run run, String sentence) {
    assertThat(run.messages()).hasSize(1);
    assertThat(run.messages().get(0)).startsWith("crosscurrent: ").contains(sentence);
    assertThat(run.results()).isEqualTo(List.of());
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static byte[] gzipOfNoise() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Random random = new Random(7);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 20_000; i++) {
        gzip.write(("{\"noise\":" + random.nextLong() + "}\n").getBytes());
      }
    }
    return bytes.toByteArray();
  }
}
