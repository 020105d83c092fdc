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
package org.crosscurrent.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.mapping.ShapeInfo;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The payloads of every platform that the mappers are tested with, all the way. */
class PlatformFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/org/crosscurrent/mapping");
  private static final PostNormalizer NORMALIZER = PostNormalizer.ofAllPlatforms();

  static Set<String> platforms() {
    return Mappings.ofLibrary().shapes().stream()
        .filter(shape -> !shape.fields().isEmpty())
        .flatMap(shape -> shape.platforms().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Post> postsOf(String platform) throws IOException {
    List<Post> posts = new ArrayList<>();
    Map<String, String> platformOfShape =
        Mappings.ofLibrary().shapes().stream()
            .collect(Collectors.toMap(ShapeInfo::shape, shape -> shape.platforms().get(0)));
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        int at = name.indexOf('@');
        String of =
            at < 0
                ? platformOfShape.get(file.getParent().getFileName().toString())
                : name.substring(at + 1, name.lastIndexOf('.'));
        if (platform.equals(of) && !name.endsWith(".expected.json")) {
          NORMALIZER.normalize(
              RawPost.of(platform, "api", null, Files.readAllBytes(file)), new Collected(posts));
        }
      }
    }
    return posts;
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void noPostTellsWhoWroteItOrWhereItIs(String platform) throws Exception {
    List<Post> posts = postsOf(platform);
    assertThat(posts).isNotEmpty();
    for (Post post : posts) {
      String seen = Posts.pseudonymised(post).toString();
      for (String identifier : identifiersOf(post)) {
        Pattern alone =
            Pattern.compile(
                "(?iu)(?<![\\p{L}\\p{N}_])" + Pattern.quote(identifier) + "(?![\\p{L}\\p{N}_])");
        assertThat(alone.matcher(seen).find()).as(identifier + " in " + seen).isFalse();
      }
    }
  }

  private static Set<String> identifiersOf(Post post) {
    Set<String> identifiers = new LinkedHashSet<>();
    identifiers.add(Posts.pseudonymOf(post.getId()));
    Author author = post.getAuthor();
    if (author != null) {
      identifiers.add(Posts.pseudonymOf(author.getId()));
      identifiers.add(author.getName() == null ? "" : author.getName().strip());
    }
    identifiers.addAll(post.getMentions());
    identifiers.removeIf(identifier -> identifier.length() < 4);
    return identifiers;
  }

  private record Collected(List<Post> posts) implements PostNormalizer.Results {
    @Override
    public void post(Post post) {
      posts.add(post);
    }

    @Override
    public void deletion(Deletion deletion) {
      // Has nothing but an id.
    }

    @Override
    public void ignored(String what) {
      // Says nothing of a post.
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      // Fixtures of what is refused give no post.
    }
  }
}
