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
package org.crosscurrent.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.crosscurrent.mapping.PayloadFormatException;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack is refused with a reason, soon, and within a memory that is known. */
class HostileXmlTest {

  /** Only against hanging: each takes well under a second on an idle machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What may be allocated in all while 4 MiB are read, most of it garbage at once. */
  private static final long MEMORY = 400L << 20;

  private static final String NO_TYPE = "the feed has a document type declaration";
  private static final int FOUR_MB = 4 << 20;
  private static final String RSS = "<rss version=\"2.0\"><channel>";

  private final FeedFormat format = new FeedFormat();

  static Stream<Arguments> attacks() {
    return Stream.of(
        Arguments.of("billion laughs", laughs(), NO_TYPE),
        Arguments.of("quadratic blowup", quadraticBlowup(), NO_TYPE),
        Arguments.of(
            "external entity",
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<rss><channel><title>&x;</title></channel></rss>",
            NO_TYPE),
        Arguments.of(
            "type declared behind comments and instructions",
            "<!-- a --><?b c?>\n<!-- d --> <!DOCTYPE rss SYSTEM \"http://a.example/x.dtd\"><rss/>",
            NO_TYPE),
        Arguments.of(
            "a page instead of a feed", "<!DOCTYPE html><html><body>404</body></html>", NO_TYPE),
        Arguments.of(
            "entity without a declaration",
            "<rss><channel><title>a&nbsp;b</title></channel></rss>",
            "the feed is not well-formed XML at line 1, column 29"),
        Arguments.of(
            "levels", "<rss>" + "<a>".repeat(FOUR_MB / 4), "the feed has more than 100 levels"),
        Arguments.of(
            "elements",
            RSS + "<a/>".repeat(FOUR_MB / 4 - 100) + "</channel></rss>",
            "the feed has more than 100000 elements and attributes"),
        Arguments.of(
            "an element that never ends", RSS + "<a b='" + "x".repeat(FOUR_MB - 100), "line 1"),
        Arguments.of("a comment that never ends", "<!--" + "-".repeat(FOUR_MB - 100), "line 1"),
        Arguments.of("a name without end", "<" + "a".repeat(FOUR_MB - 100), "not well-formed"),
        Arguments.of(
            "namespaces", namespaces(), "the feed has more than 100000 elements and attributes"),
        Arguments.of("character reference of NUL", RSS + "<title>&#0;</title>", "line 1"),
        Arguments.of("another document", "<svg xmlns='urn:x'/>", "neither RSS nor Atom"),
        Arguments.of(
            "prefixes that cannot be kept apart",
            "<x:rss xmlns:x='urn:x' xmlns='urn:y'><x:channel/></x:rss>",
            "the feed has one prefix for two namespaces"),
        Arguments.of("other RDF", "<RDF/>", "the document is RDF, but no RSS"),
        Arguments.of("nothing", "<", "line 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isRefusedWithAReason(String name, String xml, String reason) {
    byte[] payload = xml.getBytes(StandardCharsets.UTF_8);
    assertThat(format.accepts(payload)).isTrue();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          long before = allocated();
          assertThatThrownBy(() -> format.parse(payload))
              .isInstanceOf(PayloadFormatException.class)
              .hasMessageContaining(reason);
          assertThat(allocated() - before).as("bytes").isLessThan(MEMORY);
        });
  }

  @Test
  void isADeadLetterAndNoFailureOfTheMapper() {
    RecordedResults results =
        FeedFixturesTest.read("rss", laughs().getBytes(StandardCharsets.UTF_8));
    assertThat(results.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(results.message()).isEqualTo(NO_TYPE);
    assertThat(results.posts()).isEmpty();
  }

  @Test
  void aHundredMegabytesAreRefusedUnread() {
    byte[] payload = new byte[100 << 20];
    Arrays.fill(payload, (byte) 'a');
    byte[] head = RSS.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(head, 0, payload, 0, head.length);
    assertThatThrownBy(() -> format.parse(payload))
        .isInstanceOf(PayloadFormatException.class)
        .hasMessage("the feed has 104857600 bytes, more than 4194304");
  }

  @Test
  void nothingIsFetched(@TempDir Path folder) throws IOException, PayloadFormatException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    Path secret = Files.writeString(folder.resolve("secret"), "not to be read");
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      for (String xml :
          new String[] {
            "<!DOCTYPE rss SYSTEM \"" + base + "a.dtd\"><rss/>",
            "<!DOCTYPE rss [<!ENTITY % a SYSTEM \"" + base + "b\"> %a;]><rss/>",
            "<!DOCTYPE rss [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]><rss>&a;</rss>",
          }) {
        assertThatThrownBy(() -> format.parse(xml.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(PayloadFormatException.class);
      }
      String included =
          "<rss version='2.0' xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi="
              + "'http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='"
              + base
              + "x.xsd'><channel><link>"
              + base
              + "</link><item><title>t</title><xi:include href='"
              + secret.toUri()
              + "' parse='text'/><enclosure url='"
              + base
              + "e'/></item></channel></rss>";
      assertThat(read(included)).doesNotContain("not to be read").contains("\"title\":\"t\"");
      String instructed = "<?xml-stylesheet type='text/xsl' href='" + base + "s.xsl'?>" + included;
      assertThat(read(instructed)).contains("\"title\":\"t\"");
    } finally {
      server.stop(0);
    }
    assertThat(requests).hasValue(0);
  }

  @Test
  void theLargestFeedsThatAreReadTakeABoundedTime() {
    String item = "<item><title>&lt;b&gt;t</title><description>x<b>y</b></description></item>";
    String many = RSS + item.repeat(24_000) + "</channel></rss>";
    String nested =
        RSS
            + "<item><description>"
            + "&lt;b&gt;&lt;p src&gt;".repeat(FOUR_MB / 22 - 10)
            + "</description></item></channel></rss>";
    String heads =
        RSS
            + "<category>c</category>".repeat(30_000)
            + "<item/>".repeat(30_000)
            + "</channel></rss>";
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (String xml : new String[] {many, nested, heads}) {
            assertThat(read(xml)).startsWith("{\"feed\"");
          }
        });
  }

  private String read(String xml) throws PayloadFormatException {
    return format.parse(xml.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static String laughs() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [\n");
    xml.append("<!ENTITY l0 \"ha\">\n");
    for (int i = 1; i < 30; i++) {
      xml.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">\n");
    }
    return xml.append("]>\n<rss><channel><title>&l29;</title></channel></rss>").toString();
  }

  private static String quadraticBlowup() {
    return "<!DOCTYPE rss [<!ENTITY a \""
        + "a".repeat(100_000)
        + "\">]><rss><channel><title>"
        + "&a;".repeat(100_000)
        + "</title></channel></rss>";
  }

  private static String namespaces() {
    StringBuilder xml = new StringBuilder(RSS);
    for (int i = 0; i < 60_000; i++) {
      xml.append("<x:a xmlns:x='urn:" + i + "' b='1'/>");
    }
    return xml.append("</channel></rss>").toString();
  }
}
