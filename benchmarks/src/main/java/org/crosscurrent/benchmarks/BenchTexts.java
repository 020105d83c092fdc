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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PostNormalizer;

/** The texts of a benchmark's posts. */
final class BenchTexts {

  private static final int TEXTS = 50_000;

  private BenchTexts() {}

  /** Title and text of each post that has any, without what UTF-8 cannot tell. */
  static List<String> of(BenchOptions options, Path folder) throws IOException {
    int most = options.getPosts() > 0 ? options.getPosts() : TEXTS;
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
    List<String> texts = new ArrayList<>();
    BenchInput.of(options, most, folder)
        .forEach(raw -> normalizer.normalize(raw, new Texts(texts, most)));
    return texts;
  }

  private record Texts(List<String> texts, int most) implements PostNormalizer.Results {
    @Override
    public void post(Post post) {
      String text = post.fullText();
      if (texts.size() < most && !text.isBlank()) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }

    @Override
    public void deletion(Deletion deletion) {}

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {}
  }
}
