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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.crosscurrent.api.http.Problem;

/**
 * Reads posts out of the body of a request. A payload that is an object is cut out of the body byte
 * by byte, so that the pipeline sees what the platform wrote and not how this server would write
 * it.
 */
final class PostReader {
  static final int MOST_POSTS = 1000;
  static final int LONGEST_PAYLOAD = 900_000;
  static final String DEFAULT_COLLECTION = "api";

  /** Kafka knows no time before. */
  private static final Instant EARLIEST = Instant.EPOCH;

  /** What is further ahead, the pipeline does not believe. */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern COLLECTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Clock clock;

  PostReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads one object, or an array of objects.
   *
   * @throws Problem (400, 413) with what is wrong with which of them
   */
  List<SentPost> json(byte[] body) {
    requireText(body);
    List<SentPost> posts = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          posts.add(new Item(body, parser, posts.size() + 1).read());
          requireFew(posts);
        }
      } else {
        posts.add(new Item(body, parser, 1).read());
      }
      requireEnd(parser, "The body");
    } catch (JsonProcessingException e) {
      throw notJson("The body", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return requireSome(posts);
  }

  /**
   * Reads one object a line; lines of white space are passed over.
   *
   * @throws Problem (400, 413) with what is wrong with which of them
   */
  List<SentPost> lines(byte[] body) {
    requireText(body);
    List<SentPost> posts = new ArrayList<>();
    int from = 0;
    for (int number = 1; from < body.length; number++) {
      int end = from;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(body, from, end);
      from = end + 1;
      if (!isBlank(line)) {
        posts.add(line(line, number));
        requireFew(posts);
      }
    }
    return requireSome(posts);
  }

  private SentPost line(byte[] line, int number) {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      SentPost post = new Item(line, parser, number).read();
      requireEnd(parser, "Line " + number);
      return post;
    } catch (JsonProcessingException e) {
      throw notJson("Line " + number, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Also keeps JSON in UTF-16 out, which the parser would take, but at other places. */
  private static void requireText(byte[] body) {
    try {
      if (StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body))
          .chars()
          .anyMatch(c -> c == 0)) {
        throw Problem.badRequest(null, "The body has a NUL character, which JSON does not allow.");
      }
    } catch (CharacterCodingException e) {
      throw Problem.badRequest(null, "The body is no valid UTF-8.");
    }
  }

  private static void requireFew(List<SentPost> posts) {
    if (posts.size() > MOST_POSTS) {
      throw Problem.tooLarge("The body has more than " + MOST_POSTS + " posts.");
    }
  }

  private static List<SentPost> requireSome(List<SentPost> posts) {
    if (posts.isEmpty()) {
      throw Problem.badRequest(null, "The body has no post.");
    }
    return posts;
  }

  private static void requireEnd(JsonParser parser, String what) throws IOException {
    if (parser.nextToken() != null) {
      throw Problem.badRequest(null, what + " goes on behind its end.");
    }
  }

  private static Problem notJson(String what, JsonProcessingException e) {
    String place =
        e.getLocation() == null
            ? ""
            : ", at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return Problem.badRequest(null, what + " is no valid JSON" + place + ".");
  }

  /** One post of a body, at whose beginning the parser stands. */
  private final class Item {
    private final byte[] bytes;
    private final JsonParser parser;
    private final int number;
    private String platform;
    private String collection = DEFAULT_COLLECTION;
    private Instant observedAt;
    private byte[] payload;

    Item(byte[] bytes, JsonParser parser, int number) {
      this.bytes = bytes;
      this.parser = parser;
      this.number = number;
    }

    SentPost read() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw Problem.badRequest(null, "Post " + number + " is no JSON object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        take(parser.currentName(), parser.nextToken());
      }
      require(platform != null, "platform", "is missing");
      require(payload != null, "payload", "is missing");
      return new SentPost(platform, collection, observedAt, payload);
    }

    private void take(String name, JsonToken token) throws IOException {
      switch (name) {
        case "platform":
          platform = matching(name, token, PLATFORM);
          break;
        case "collection":
          collection = matching(name, token, COLLECTION);
          break;
        case "observed_at":
          observedAt = token == JsonToken.VALUE_NULL ? null : time(token);
          break;
        case "payload":
          payload = payload(token);
          break;
        default:
          throw Problem.badRequest(
              name,
              "Post "
                  + number
                  + " has the unknown field '"
                  + Problem.shown(name)
                  + "'; valid are: platform, collection, payload, observed_at.");
      }
    }

    private String matching(String name, JsonToken token, Pattern pattern) throws IOException {
      boolean valid =
          token == JsonToken.VALUE_STRING && pattern.matcher(parser.getText()).matches();
      require(valid, name, "must be a text that matches " + pattern);
      return parser.getText();
    }

    private Instant time(JsonToken token) throws IOException {
      Instant latest = clock.instant().plus(MOST_AHEAD);
      Instant time = null;
      try {
        if (token == JsonToken.VALUE_STRING) {
          time = OffsetDateTime.parse(parser.getText()).toInstant();
        }
      } catch (DateTimeException e) {
        throw wrong("observed_at", "must be an ISO-8601 time with offset");
      }
      boolean valid = time != null && !time.isBefore(EARLIEST) && !time.isAfter(latest);
      require(
          valid,
          "observed_at",
          "must be an ISO-8601 time with offset, from 1970 to at most "
              + MOST_AHEAD.toMinutes()
              + " minutes ahead");
      return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private byte[] payload(JsonToken token) throws IOException {
      byte[] found = null;
      if (token == JsonToken.VALUE_STRING) {
        String text = parser.getText();
        require(!isBroken(text), "payload", "has half of a surrogate pair, which is no character");
        found = text.getBytes(StandardCharsets.UTF_8);
      } else if (token == JsonToken.START_OBJECT) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        found = Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset());
      }
      require(found != null && found.length > 0, "payload", "must be an object or a text");
      if (found.length > LONGEST_PAYLOAD) {
        throw Problem.tooLarge(
            "The payload of post " + number + " has more than " + LONGEST_PAYLOAD + " bytes.");
      }
      return found;
    }

    private boolean isBroken(String text) {
      return text.codePoints()
          .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private void require(boolean valid, String name, String what) {
      if (!valid) {
        throw wrong(name, what);
      }
    }

    private Problem wrong(String name, String what) {
      return Problem.badRequest(name, "Field '" + name + "' of post " + number + " " + what + ".");
    }
  }
}
