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
package org.crosscurrent.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Posts whose numbers of keys are known: each observation has the next post of a round, an author
 * and two topics at random. They are Mastodon statuses in envelopes, spread over three hours.
 *
 * @param observations lines of the file
 * @param posts distinct posts, in turn: each is observed {@code observations / posts} times
 * @param authors distinct authors
 * @param topics distinct hashtags
 */
record KeyedInput(int observations, int posts, int authors, int topics) {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final long SPAN_MILLIS = 3 * 60 * 60 * 1000;
  private static final String[] WORDS = {
    "great", "awful", "the", "weather", "today", "we", "love", "this", "old", "harbour", "and",
    "never", "liked", "their", "plans", "but", "hope", "it", "works", "out", "very", "well", "so"
  };
  private static final int WORDS_OF_TEXT = 18;

  /** Writes them to a file. */
  BenchInput write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < observations; i++) {
        out.write(line(i, random));
        out.write('\n');
      }
    }
    return new BenchInput(file, null);
  }

  private String line(int i, SplittableRandom random) {
    int post = i % posts;
    int round = i / posts;
    // Author, topics and text of a post are always the same ones.
    SplittableRandom own = new SplittableRandom(post);
    int author = own.nextInt(authors);
    String first = "topic" + own.nextInt(topics);
    String second = "topic" + own.nextInt(topics);
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < WORDS_OF_TEXT; word++) {
      text.append(WORDS[own.nextInt(WORDS.length)]).append(' ');
    }
    Instant at = START.plusMillis(SPAN_MILLIS * i / observations);
    return String.format(
        Locale.ROOT,
        "{\"platform\":\"mastodon\",\"collection\":\"api\",\"observed_at\":\"%s\",\"attempt\":0,"
            + "\"payload\":{\"id\":\"%d\",\"uri\":\"https://quay.example/users/a%d/statuses/%d\","
            + "\"created_at\":\"%s\",\"content\":\"<p>%s%d</p>\",\"language\":\"en\","
            + "\"tags\":[{\"name\":\"%s\"},{\"name\":\"%s\"}],"
            + "\"account\":{\"id\":\"%d\",\"acct\":\"a%d\",\"followers_count\":%d},"
            + "\"favourites_count\":%d,\"replies_count\":%d,\"reblogs_count\":0}}",
        at,
        post,
        author,
        post,
        START,
        text,
        post,
        first,
        second,
        author,
        author,
        author % 1000,
        round * 7 + random.nextInt(5),
        round);
  }
}
