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
package org.crosscurrent.api.http;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.crosscurrent.api.access.Role;

/**
 * An endpoint whose answers are made once for all who ask the same within a second. For figures
 * over many rows, which many look at and nobody needs to the moment.
 *
 * <p>An answer is given out for up to {@link #OLDEST}; once it is older than {@link #FRESH}, the
 * first who asks has a new one made in the background, so that hardly anyone waits for one. Who
 * asks while a first answer is being made waits for that one. Refusals and failures are not
 * remembered. What the answer goes by must be the parameters and the rest of the path alone. Holds
 * about {@link #MOST} answers.
 */
public final class Remembered implements Endpoint {
  /** How long an answer is given out without making a new one. */
  public static final Duration FRESH = Duration.ofSeconds(1);

  /** How old an answer can be when it is given out. */
  public static final Duration OLDEST = Duration.ofSeconds(2);

  /** How many answers are held. */
  public static final int MOST = 200;

  private final Endpoint endpoint;
  private final LoadingCache<Question, Answer> answers;

  public Remembered(Endpoint endpoint) {
    this(endpoint, ForkJoinPool.commonPool(), Ticker.systemTicker());
  }

  Remembered(Endpoint endpoint, Executor background, Ticker ticker) {
    this.endpoint = endpoint;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(OLDEST)
            .executor(background)
            .ticker(ticker)
            .build(new Making(endpoint));
  }

  /** What cannot be made anew at the moment stays as it is until it is too old. */
  private record Making(Endpoint endpoint) implements CacheLoader<Question, Answer> {
    @Override
    public Answer load(Question question) {
      return endpoint.answer(question.call());
    }

    @Override
    public Answer reload(Question question, Answer before) {
      try {
        return load(question);
      } catch (Problem e) {
        return before;
      }
    }
  }

  /** What is asked, whoever asks and in whatever order: the same text, the same question. */
  private record Question(String text, Call call) {
    static Question of(Call call) {
      return new Question(call.rest() + "?" + call.parameters().canonical(), call.alone());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Question question && question.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  @Override
  public Answer answer(Call call) {
    return answers.get(Question.of(call));
  }

  @Override
  public String method() {
    return endpoint.method();
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public List<String> parameters() {
    return endpoint.parameters();
  }

  @Override
  public Role role() {
    return endpoint.role();
  }
}
