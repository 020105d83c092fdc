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
package org.crosscurrent.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.crosscurrent.api.Serve;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.Test;

/** Servers that die and come back at the same port while posts are written and read. */
class RestartTest {
  private static final int READERS = 8;
  private static final int KILLS = 2;
  private static final long PACE_NANOS = 3_000_000;
  private static final long RETRY_NANOS = 50_000_000;

  private String url;
  private int port;
  private volatile boolean writing = true;
  private volatile long newest = -1;

  /** Comes back with its last id whenever its stream breaks, as a browser does. */
  private final class Reader extends Thread {
    final List<Long> told = new CopyOnWriteArrayList<>();
    volatile int openings;
    private String last = "0";

    @Override
    public void run() {
      while (newest < 0 || place(last) < newest) {
        try (Listener listener =
            new Listener("http://127.0.0.1:" + port + "/api/v1/stream", "Last-Event-ID", last)) {
          openings++;
          await()
              .forever()
              .until(() -> listener.ended || newest >= 0 && place(listener.lastId) >= newest);
          listener.close();
          listener.join();
          told.addAll(listener.ids());
          last = listener.lastId == null ? last : listener.lastId;
        } catch (IOException e) {
          LockSupport.parkNanos(RETRY_NANOS); // Nobody listens at the port at the moment.
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private static long place(String id) {
    return id == null ? -1 : Long.parseLong(id);
  }

  @Test
  void noEventIsLostAndNoneIsToldTwiceWhenTheServerIsKilledAgainAndAgain() throws Exception {
    url = TestStore.migrated();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process server = serve();
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(new Reader());
    }
    Thread writer = new Thread(this::write, "writer");
    try (Posts posts = new Posts(url)) {
      writer.start();
      readers.forEach(Thread::start);
      for (int kill = 0; kill < KILLS; kill++) {
        int openings = kill;
        await()
            .atMost(Listener.PATIENCE)
            .until(() -> readers.stream().allMatch(reader -> reader.openings > openings));
        long before = posts.newest();
        await().atMost(Listener.PATIENCE).until(() -> posts.newest() > before + 20);
        server.destroyForcibly().waitFor();
        server = serve();
      }
      await()
          .atMost(Listener.PATIENCE)
          .until(() -> readers.stream().allMatch(reader -> reader.openings > KILLS));
      writing = false;
      writer.join();
      newest = posts.newest();
      List<Long> feed = posts.feed();
      for (Reader reader : readers) {
        reader.join(Listener.PATIENCE.toMillis());
        assertThat(reader.told).isEqualTo(feed);
      }
    } finally {
      writing = false;
      newest = 0;
      server.destroyForcibly().waitFor();
    }
  }

  private void write() {
    try (Posts posts = new Posts(url)) {
      for (int i = 0; writing; i++) {
        posts.add(i, i + 1);
        LockSupport.parkNanos(PACE_NANOS);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A server in a JVM of its own, which can be killed. */
  private Process serve() throws Exception {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    ProcessBuilder command =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Serve.class.getName(),
            "--jdbc-url=" + url,
            "--db-user=" + TestStore.USER,
            "--access=off",
            "--port=" + port);
    command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    return command.start();
  }
}
