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
package org.crosscurrent.api.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Store;

/** {@code POST /ingest}: posts as their platforms give them, for the pipeline. */
public final class IngestRoute implements Endpoint {
  /** The longest body, in bytes. */
  public static final int LONGEST_BODY = 8 << 20;

  static final String KEY = "Idempotency-Key";
  private static final String OBJECTS = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final Pattern VALID_KEY = Pattern.compile("[!-~]{1,128}");

  private final RawPosts posts;
  private final IngestRequests requests;
  private final PostReader reader;
  private final Clock clock;

  /**
   * @param posts where they go; null where this server takes none
   * @param store for the keys
   * @param clock tells when a post was observed whose sender does not say
   */
  public IngestRoute(RawPosts posts, Store store, Clock clock) {
    this.posts = posts;
    this.requests = new IngestRequests(store);
    this.reader = new PostReader(clock);
    this.clock = clock;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/ingest";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.WRITER;
  }

  @Override
  public int mostBytes() {
    return LONGEST_BODY;
  }

  @Override
  public Answer answer(Call call) {
    if (posts == null) {
      throw Problem.notConfigured(
          "This server takes no posts: it was started without --bootstrap-servers.");
    }
    List<SentPost> sent = read(call);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String key = call.header(KEY);
    if (key == null) {
      List<SentPost> timed = timed(sent, now);
      posts.write(timed);
      return answer(timed, now);
    }
    if (!VALID_KEY.matcher(key).matches()) {
      throw Problem.badRequest(
          KEY, "The header 'Idempotency-Key' must be 1 to 128 visible ASCII characters.");
    }
    return once(new IngestRequests.Key(call.caller().id(), key, digest(call)), sent, now);
  }

  private List<SentPost> read(Call call) {
    String type = type(call);
    byte[] body = call.body();
    if (type.equals(OBJECTS)) {
      return reader.json(body);
    }
    if (type.equals(LINES)) {
      return reader.lines(body);
    }
    throw Problem.unsupportedMediaType(call.header("Content-Type"), List.of(OBJECTS, LINES));
  }

  private static String type(Call call) {
    String type = call.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The same again gives the same answer, and the pipeline takes it for the same. */
  private Answer once(IngestRequests.Key key, List<SentPost> sent, Instant now) {
    posts.requireReachable();
    IngestRequests.Claim claim = requests.claim(key, now, sent.size());
    List<SentPost> timed = timed(sent, claim.observedAt());
    if (!claim.finished()) {
      write(key, timed);
      requests.finish(key);
    }
    return answer(timed, claim.observedAt());
  }

  private void write(IngestRequests.Key key, List<SentPost> timed) {
    try {
      posts.write(timed);
    } catch (Problem e) {
      try {
        requests.release(key);
      } catch (RuntimeException store) {
        e.addSuppressed(store); // The claim runs out by itself.
      }
      throw e;
    }
  }

  private static List<SentPost> timed(List<SentPost> sent, Instant time) {
    return sent.stream().map(post -> post.orObservedAt(time)).toList();
  }

  private static String digest(Call call) {
    byte[] type = (type(call) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] body = call.body();
    byte[] all = new byte[type.length + body.length];
    System.arraycopy(type, 0, all, 0, type.length);
    System.arraycopy(body, 0, all, type.length, body.length);
    return HexFormat.of().formatHex(SentPost.sha256(all));
  }

  private static Answer answer(List<SentPost> timed, Instant observedAt) {
    ObjectNode json = Json.object();
    json.put("accepted", timed.size());
    json.put("observed_at", Json.time(observedAt));
    ArrayNode ids = json.putArray("ids");
    timed.forEach(post -> ids.add(post.id()));
    return new Answer(202, json, Map.of());
  }
}
