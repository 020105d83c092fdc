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
package org.crosscurrent.pipelines.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.FieldKinds;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.mapping.ShapeInfo;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;

/** {@code mapping}: checks a mapping file against a payload, and lists the shapes there are. */
final class MappingCommand implements Command {

  /** Its options. */
  public interface Options extends PipelineOptions {
    @Description("File with one payload of the shape")
    @Nullable String getSample();

    void setSample(@Nullable String sample);

    @Description("Platform of the payload, if the mapping has several")
    @Nullable String getPlatform();

    void setPlatform(@Nullable String platform);

    @Description("For list: as the page docs/platforms.md")
    @Default.Boolean(false)
    boolean isMarkdown();

    void setMarkdown(boolean markdown);
  }

  @Override
  public String name() {
    return "mapping";
  }

  @Override
  public String usage() {
    return "mapping check FILE --sample=PAYLOAD | mapping list [--markdown]";
  }

  @Override
  public String summary() {
    return "Checks a mapping file and shows what it makes of a payload, or lists all shapes.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws IOException {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      OptionsHelp.print(this, Options.class, console);
      return arguments.isEmpty() ? 2 : 0;
    }
    List<String> rest = new ArrayList<>(arguments);
    String verb = rest.remove(0);
    return switch (verb) {
      case "list" -> list(rest, console);
      case "check" -> check(rest, console);
      default -> throw new UsageException("mapping knows check and list, not '" + verb + "'");
    };
  }

  private static int list(List<String> arguments, Console console) {
    List<ShapeInfo> shapes = Mappings.ofLibrary().shapes();
    Options options = Arguments.parse(Options.class, arguments);
    if (options.isMarkdown()) {
      console.result(PlatformTable.of(shapes).stripTrailing());
      return 0;
    }
    for (ShapeInfo shape : shapes) {
      console.result(
          String.format(
              "%-32s %-12s %s",
              shape.shape(), shape.provenance(), String.join(", ", shape.platforms())));
    }
    console.message(
        shapes.size()
            + " shapes, "
            + shapes.stream().mapToInt(shape -> shape.platforms().size()).sum()
            + " with their platforms");
    return 0;
  }

  private static int check(List<String> arguments, Console console) throws IOException {
    List<String> files = arguments.stream().filter(part -> !part.startsWith("--")).toList();
    if (files.size() != 1) {
      throw new UsageException("mapping check needs one mapping file, got " + files.size());
    }
    List<String> rest = new ArrayList<>(arguments);
    rest.removeAll(files);
    Options options = Arguments.parse(Options.class, rest);
    Path file = Path.of(files.get(0));
    MappingFile own =
        new MappingFile(file.toString(), new String(bytes(file), StandardCharsets.UTF_8));
    Mappings mappings = Mappings.ofLibrary().with(List.of(own));
    ShapeInfo shape = mappings.shapeOf(own);
    String platform =
        options.getPlatform() == null ? shape.platforms().get(0) : options.getPlatform();
    if (!shape.platforms().contains(platform)) {
      throw new UsageException(
          "--platform must be one of "
              + String.join(", ", shape.platforms())
              + ", not "
              + platform);
    }
    String sample = options.getSample();
    byte[] payload = sample == null ? null : bytes(Path.of(sample));
    console.message(
        file + ": the shape " + shape.shape() + " of " + String.join(", ", shape.platforms()));
    if (payload == null) {
      console.message("it has no mistake; --sample=FILE shows what it makes of a payload");
      return 0;
    }
    RawPost raw = RawPost.of(platform, "file", null, payload);
    Report report = new Report(console);
    PostNormalizer.of(mappings.mappers()).normalize(raw, report);
    return report.end(shape);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(file + " cannot be read");
    }
    return Files.readAllBytes(file);
  }

  /** Tells what the payload gave, and what of it was passed over. */
  private static final class Report implements PostNormalizer.Results {
    private final PostLines lines;
    private final Console console;
    private final List<ShapeSighting> sightings = new ArrayList<>();
    private boolean refused;

    Report(Console console) {
      this.console = console;
      this.lines = new PostLines(console);
    }

    @Override
    public void post(Post post) {
      lines.show(post);
    }

    @Override
    public void deletion(Deletion deletion) {
      lines.show("deletion", deletion.getPostId() + " at " + deletion.getObservedAt());
    }

    @Override
    public void ignored(String what) {
      lines.show("ignored", what);
    }

    @Override
    public void sighted(ShapeSighting sighting) {
      sightings.add(sighting);
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      refused = true;
      lines.show("dead letter", reason.label() + ": " + message);
    }

    int end(ShapeInfo shape) {
      boolean read = sightings.stream().anyMatch(one -> one.shape().equals(shape.shape()));
      if (!read) {
        console.message(
            "the payload was read by "
                + (sightings.isEmpty() ? "no shape" : sightings.get(0).shape())
                + ", not by "
                + shape.shape()
                + "; see recognise and order");
      }
      for (ShapeSighting sighting : sightings) {
        for (ShapeSighting.UnknownField field : sighting.unknown()) {
          lines.show("not mapped", field.path() + " (" + FieldKinds.names(field.kind()) + ")");
        }
      }
      return read && !refused ? 0 : 2;
    }
  }
}
