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
package org.crosscurrent.onnx;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;

/**
 * The files of a model on this machine. They are looked for, copied if they lie elsewhere, and
 * hashed once in a JVM; a folder that is changed afterwards is not noticed.
 *
 * @param folder as the spec has it
 * @param model the file of the graph and its weights
 * @param tokenizer the file {@value #TOKENIZER}
 * @param config the file {@value #CONFIG}
 * @param sha256 of the model, 64 hex digits
 * @param othersSha256 of the two other files, one after the other
 */
record ModelFiles(
    String folder, Path model, Path tokenizer, Path config, String sha256, String othersSha256) {

  static final String TOKENIZER = "tokenizer.json";
  static final String CONFIG = "config.json";

  private static final Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+://.*");

  /** What exporters put behind a model's name for weights that they write apart. */
  private static final List<String> WEIGHTS_APART = List.of("_data", ".data");

  private static final Map<Source, ModelFiles> FOUND = new ConcurrentHashMap<>();

  private record Source(String folder, String model) {

    ModelFiles find() {
      return REMOTE.matcher(folder).matches() ? copied() : local();
    }

    private ModelFiles local() {
      Path here = Path.of(folder.replaceFirst("^file:(//)?", ""));
      if (!Files.isDirectory(here)) {
        throw new EngineException("there is no folder " + folder + " with a model");
      }
      for (String file : List.of(model, TOKENIZER, CONFIG)) {
        if (!Files.isRegularFile(here.resolve(file))) {
          throw missing(file, null);
        }
      }
      for (String ending : WEIGHTS_APART) {
        if (Files.exists(here.resolve(model + ending))) {
          throw new EngineException(
              "the model "
                  + folder
                  + "/"
                  + model
                  + " has its weights apart, in "
                  + model
                  + ending
                  + ", which no checksum would cover: export it as one file");
        }
      }
      return filesOf(here);
    }

    private ModelFiles copied() {
      List<String> files = List.of(model, TOKENIZER, CONFIG);
      List<ResourceId> found = files.stream().map(this::found).toList();
      List<Path> made = new ArrayList<>();
      try {
        Path here = Files.createTempDirectory("crosscurrent-onnx");
        made.add(here);
        for (int i = 0; i < files.size(); i++) {
          Path target = here.resolve(files.get(i));
          Files.createDirectories(target.getParent());
          made.add(target);
          try (InputStream in = Channels.newInputStream(FileSystems.open(found.get(i)))) {
            Files.copy(in, target);
          }
        }
        made.forEach(file -> file.toFile().deleteOnExit());
        return filesOf(here);
      } catch (IOException | RuntimeException e) {
        remove(made, e);
        throw new EngineException(
            "the model in " + folder + " cannot be copied to this machine: " + Sentence.of(e), e);
      }
    }

    private ResourceId found(String file) {
      try {
        return FileSystems.matchSingleFileSpec(folder + "/" + file).resourceId();
      } catch (FileNotFoundException e) {
        throw missing(file, e);
      } catch (IOException | RuntimeException e) {
        throw new EngineException(
            "the folder " + folder + " cannot be reached: " + Sentence.of(e), e);
      }
    }

    /** A copy that failed is made anew when it is asked for again: what there is of it goes. */
    private static void remove(List<Path> made, Exception failure) {
      for (int i = made.size() - 1; i >= 0; i--) {
        try {
          Files.deleteIfExists(made.get(i));
        } catch (IOException e) {
          failure.addSuppressed(e);
        }
      }
    }

    private EngineException missing(String file, @Nullable Throwable cause) {
      return new EngineException(
          "there is no file "
              + file
              + " in "
              + folder
              + "; a model is a folder with "
              + model
              + ", "
              + TOKENIZER
              + " and "
              + CONFIG,
          cause);
    }

    private ModelFiles filesOf(Path here) {
      Path graph = here.resolve(model);
      Path tokenizer = here.resolve(TOKENIZER);
      Path config = here.resolve(CONFIG);
      try {
        return new ModelFiles(
            folder, graph, tokenizer, config, sha256Of(graph), sha256Of(tokenizer, config));
      } catch (IOException e) {
        throw new EngineException("the model in " + folder + " cannot be read: " + e, e);
      }
    }
  }

  /**
   * The files of a folder.
   *
   * @throws EngineException if one is missing or cannot be read
   */
  static ModelFiles of(String folder, String model) {
    return FOUND.computeIfAbsent(new Source(folder, model), Source::find);
  }

  /** A file of the folder, as a sentence calls it. */
  String shown(String file) {
    return folder + "/" + file;
  }

  private static String sha256Of(Path... files) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[1 << 16];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
