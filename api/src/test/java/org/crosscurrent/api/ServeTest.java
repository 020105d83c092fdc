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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.crosscurrent.store.StoreMigrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ServeTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsTheOptions() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "--port",
            "--host",
            "--jdbc-url",
            "--db-user",
            "--db-password",
            "--exclude-toxic",
            "--access",
            "--jwt-secret-file",
            "--rate-limit",
            "--cors-origin",
            "--bootstrap-servers",
            "--raw-topic",
            "--influencer-followers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--nonsense; --nonsense",
        "--port=high; high",
        "--port=70000; 0 to 65535",
        "--pool-size=0; 1 to 100",
        "--exclude-toxic=perhaps; perhaps",
        "--influencer-followers=many; many",
        "--influencer-followers=0; 1 to 10000000000",
        "--statement-timeout=soon; soon",
        "--statement-timeout=PT0S; PT10M",
        "--jdbc-url=mysql://x; jdbc:postgresql:",
        "--host=0.0.0.0; Access cannot be off on 0.0.0.0",
        "--rate-limit=0; 1 to 10000000",
        "--cors-origin=*; as browsers do",
        "--cors-origin=https://a.example/; as browsers do",
        "--cors-origin=a.example; as browsers do",
        "--raw-topic=posts raw; a name of a Kafka topic"
      })
  void aWrongOptionIsToldInOneLine(String option, String says) {
    refused(says, "--access=off", option);
  }

  @Test
  void anUnreachableDatabaseIsTold() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    refused(
        "reached",
        "--jdbc-url=jdbc:postgresql://127.0.0.1:" + port + "/x?password=hush",
        "--port=0",
        "--access=off");
  }

  @Test
  void accessIsOnUnlessItIsSwitchedOffAndNeedsAGoodSecret(@TempDir Path folder) throws Exception {
    refused("there is no secret to sign tokens with", "--port=0");
    refused("on, off", "--access=perhaps");
    refused("cannot be read", "--jwt-secret-file=" + folder.resolve("none"));
    Path file = folder.resolve("secret");
    for (String weak :
        new String[] {
          "hush-hush",
          "hush".repeat(16),
          "0123456789abcdefghijklmnopqrstuvwxyzhush",
          "changeme-hush-5J2kd93nfLs02jfnvbQpwo3",
          "your-256-bit-secret-hush-0aX9qLm3Zt7"
        }) {
      Files.writeString(file, weak);
      refused("openssl rand -base64 48", "--jwt-secret-file=" + file);
    }
    Files.writeString(file, "q0Zt7vJ8s1Lr4WmXy2KfB9uNc6HdPgTe3AoIiQxU\n");
    err.getBuffer().setLength(0);
    String[] options = options(TestStore.sample(), 0);
    options[0] = "--jwt-secret-file=" + file;
    whileServing(
        url -> assertThat(new Client(url).get("/signals").statusCode()).isEqualTo(401), options);
  }

  @Test
  void foreignAbsentAndOtherTablesAreTold() throws Exception {
    String url = TestStore.empty();
    refused("holds no tables yet", options(url, 0));
    TestStore.run(url, "CREATE TABLE theirs (x int)");
    refused("not Crosscurrent's", options(url, 0));
    String newer = TestStore.migrated();
    TestStore.run(
        newer, "UPDATE " + StoreMigrations.HISTORY_TABLE + " SET version = version::int + 100");
    refused("newer release", options(newer, 0));
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      refused("in use", options(TestStore.migrated(), taken.getLocalPort()));
    }
  }

  @Test
  void anAddressOfKafkaThatIsNoneIsTold() throws Exception {
    String url = TestStore.migrated();
    String[] options = options(url, 0);
    refused(
        "Kafka at nowhere cannot be used",
        options[0],
        options[1],
        options[2],
        "--bootstrap-servers=nowhere");
  }

  @Test
  void itServesUntilItIsInterrupted() throws Exception {
    whileServing(url -> {}, options(TestStore.migrated(), 0));
  }

  @Test
  void itLeavesToxicPostsOutOfListsWhenToldTo() throws Exception {
    String[] options = options(TestStore.sample(), 0);
    whileServing(url -> assertThat(signals(url)).isEqualTo(14), options);
    out.getBuffer().setLength(0);
    String[] strict =
        Stream.concat(Arrays.stream(options), Stream.of("--exclude-toxic")).toArray(String[]::new);
    whileServing(url -> assertThat(signals(url)).isEqualTo(12), strict);
  }

  private static int signals(String url) throws Exception {
    return new Client(url).json("/signals?limit=500").get("items").size();
  }

  /** Does something with the address that is served, then ends the serving in good order. */
  private void whileServing(ThrowingConsumer<String> action, String... options) throws Exception {
    int[] code = {-1};
    Thread serving = new Thread(() -> code[0] = run(options));
    serving.start();
    try {
      action.accept(served());
    } finally {
      serving.interrupt();
      serving.join();
    }
    assertThat(code[0]).isZero();
    assertThat(err.toString()).isEmpty();
  }

  /** The address that the command has told, once it has. */
  private String served() {
    Pattern line =
        Pattern.compile("Serving jdbc:postgresql://\\S+ at (http://127.0.0.1:\\d+/api/v1)");
    Matcher said = line.matcher(out.toString());
    while (!said.find()) {
      Thread.onSpinWait();
      said = line.matcher(out.toString());
    }
    return said.group(1);
  }

  private static String[] options(String url, int port) {
    return new String[] {
      "--access=off", "--jdbc-url=" + url, "--db-user=" + TestStore.USER, "--port=" + port
    };
  }

  private void refused(String says, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("crosscurrent: ").contains(says).doesNotContain("hush");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return Serve.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
