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
package org.crosscurrent.benchmarks.jmh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.coders.PostCoder;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.sentiment.SentimentScore;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.text.ContentHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thread, posts of all platforms as the generator writes them. Operations are posts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CoreBenchmark {

  private static final int POSTS = 4096;

  /** So many posts stay in the cache of a core. */
  private static final int FEW_POSTS = 1024;

  private final List<Post> posts = new ArrayList<>();
  private final VaderSentiment vader = VaderSentiment.create();
  private final Bytes bytes = new Bytes();
  private int next;

  /** Reads generated payloads. */
  @Setup
  public void prepare() {
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
    PostGenerator.builder()
        .seed(7)
        .start(Instant.parse("2026-03-02T00:00:00Z"))
        .posts(2L * POSTS)
        .build()
        .stream()
        .forEach(post -> normalizer.normalize(post.raw(), new Keep()));
  }

  private Post nextPost() {
    next = (next + 1) % posts.size();
    return posts.get(next);
  }

  /** Sentiment of title and text. */
  @Benchmark
  public SentimentScore vader() {
    return vader.score(nextPost().fullText());
  }

  /** Content hash of title and text. */
  @Benchmark
  public String contentHash() {
    Post post = nextPost();
    return ContentHash.of(post.getTitle(), post.getText());
  }

  /** A post into bytes and back; most posts come from memory. */
  @Benchmark
  public Post postCoderRoundTrip() throws IOException {
    return roundTrip(nextPost());
  }

  /** The same with posts that are in the cache, as in a pipeline those are that were just made. */
  @Benchmark
  public Post postCoderRoundTripOfCachedPosts() throws IOException {
    next = (next + 1) % FEW_POSTS;
    return roundTrip(posts.get(next));
  }

  private Post roundTrip(Post post) throws IOException {
    bytes.reset();
    PostCoder.of().encode(post, bytes);
    return PostCoder.of().decode(bytes.toInputStream());
  }

  /** What a runner encodes to, element after element, and decodes from. */
  private static final class Bytes extends ByteArrayOutputStream {

    Bytes() {
      super(1 << 16);
    }

    InputStream toInputStream() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }

  private final class Keep implements PostNormalizer.Results {
    @Override
    public void post(Post post) {
      posts.add(post);
    }

    @Override
    public void deletion(Deletion deletion) {}

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {}
  }
}
