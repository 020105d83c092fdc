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

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscurrent.engine.EngineException;

/**
 * A model in ONNX Runtime, on the CPU. Takes tokens by the names that models of Hugging Face have
 * for them and gives numbers for labels. Safe for any number of threads, until it is closed.
 */
final class ModelSession implements AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final List<String> KNOWN = List.of(IDS, MASK, TYPES);
  private static final String LOGITS = "logits";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelConfig config;
  private final String shownAs;
  private final String output;

  /** Tokens that the model takes, neither more nor fewer; 0 if any number. */
  private final int width;

  /** Whether more than one text can be given at once. */
  private final boolean batches;

  private ModelSession(
      OrtEnvironment environment, OrtSession session, ModelConfig config, String shownAs)
      throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    this.environment = environment;
    this.session = session;
    this.config = config;
    this.shownAs = shownAs;
    this.width = requireInputs(inputs, shownAs);
    this.output = requireOutput(session, config.labels(), shownAs);
    this.batches = inputs.containsKey(MASK) && shape(inputs.get(IDS))[0] < 0;
  }

  /**
   * Loads a model.
   *
   * @throws EngineException if it is none, or its inputs or outputs are not those of a classifier
   *     of texts with these labels
   */
  static ModelSession load(ModelFiles files, ModelConfig config, int threads) {
    OrtEnvironment environment = NativeLibraries.runtime();
    String shownAs = files.shown(String.valueOf(files.model().getFileName()));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      // Threads without work shall sleep: the pipeline needs the cores.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return checked(
          environment,
          environment.createSession(files.model().toString(), options),
          config,
          shownAs);
    } catch (OrtException e) {
      throw new EngineException(
          shownAs + " is no ONNX model that can be run here: " + Sentence.of(e), e);
    }
  }

  private static ModelSession checked(
      OrtEnvironment environment, OrtSession session, ModelConfig config, String shownAs)
      throws OrtException {
    try {
      return new ModelSession(environment, session, config, shownAs);
    } catch (OrtException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static int requireInputs(Map<String, NodeInfo> inputs, String shownAs) {
    if (!inputs.containsKey(IDS) || !KNOWN.containsAll(inputs.keySet())) {
      throw new EngineException(
          shownAs
              + " takes "
              + String.join(", ", inputs.keySet())
              + ", but a classifier of texts takes "
              + IDS
              + " and at most "
              + MASK
              + " and "
              + TYPES);
    }
    int width = 0;
    for (Map.Entry<String, NodeInfo> input : inputs.entrySet()) {
      boolean fits =
          input.getValue().getInfo() instanceof TensorInfo tensor
              && tensor.type == OnnxJavaType.INT64
              && tensor.getShape().length == 2;
      if (!fits) {
        throw new EngineException(
            shownAs
                + " takes "
                + input.getKey()
                + " as "
                + describe(input.getValue())
                + ", not as 64-bit integers of shape [texts, tokens]");
      }
      width = (int) Math.max(width, shape(input.getValue())[1]);
    }
    return width;
  }

  private static String requireOutput(OrtSession session, List<String> labels, String shownAs)
      throws OrtException {
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    String name = outputs.containsKey(LOGITS) ? LOGITS : session.getOutputNames().iterator().next();
    NodeInfo output = outputs.get(name);
    boolean fits =
        output.getInfo() instanceof TensorInfo tensor
            && tensor.type == OnnxJavaType.FLOAT
            && (tensor.getShape().length == 0 || tensor.getShape().length == 2);
    if (!fits) {
      throw new EngineException(
          shownAs
              + " puts out "
              + name
              + " as "
              + describe(output)
              + ", not as 32-bit numbers of shape [texts, labels]");
    }
    long[] shape = shape(output);
    if (shape.length == 2 && shape[1] >= 0 && shape[1] != labels.size()) {
      throw mislabelled(shownAs, shape[1], labels);
    }
    return name;
  }

  private static EngineException mislabelled(String shownAs, long numbers, List<String> labels) {
    return new EngineException(
        shownAs
            + " puts out "
            + numbers
            + " numbers for a text, but config.json names "
            + labels.size()
            + " labels: "
            + String.join(", ", labels));
  }

  private static long[] shape(NodeInfo tensor) {
    return ((TensorInfo) tensor.getInfo()).getShape();
  }

  private static String describe(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? tensor.type + " of shape " + Arrays.toString(tensor.getShape())
        : node.getInfo().getClass().getSimpleName();
  }

  /** Tokens that a text may have, or {@code most} if the model takes any number. */
  int tokens(int most) {
    return width > 0 ? Math.min(width, most) : most;
  }

  /**
   * Whether more than one text can be given at once: the model can tell what fills up a short text
   * from what is said, and does not want texts one by one.
   */
  boolean takesBatches() {
    return batches;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EngineException(shownAs + " cannot be closed: " + Sentence.of(e), e);
    }
  }

  /**
   * The model's numbers for some texts, one row a text.
   *
   * @throws EngineException if the model fails on them
   */
  float[][] logits(List<TokenIds> texts) {
    int longest = width;
    for (TokenIds text : texts) {
      longest = Math.max(longest, text.size());
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String input : session.getInputNames()) {
        long[] values = values(input, texts, longest);
        inputs.put(
            input,
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {texts.size(), longest}));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        return rows((OnnxTensor) result.get(0), texts.size());
      }
    } catch (OrtException e) {
      throw new EngineException(
          shownAs
              + " failed on "
              + (texts.size() == 1 ? "a text of " : texts.size() + " texts of up to ")
              + longest
              + " tokens: "
              + Sentence.of(e),
          e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private long[] values(String input, List<TokenIds> texts, int longest) {
    long[] values = new long[texts.size() * longest];
    for (int i = 0; i < texts.size(); i++) {
      TokenIds text = texts.get(i);
      int from = i * longest;
      int end = from + text.size();
      switch (input) {
        case IDS -> {
          System.arraycopy(text.ids(), 0, values, from, text.size());
          Arrays.fill(values, end, from + longest, config.padding());
        }
        case MASK -> Arrays.fill(values, from, end, 1);
        default -> System.arraycopy(text.types(), 0, values, from, text.size());
      }
    }
    return values;
  }

  private float[][] rows(OnnxTensor logits, int texts) {
    long[] shape = logits.getInfo().getShape();
    int labels = config.labels().size();
    if (shape.length != 2 || shape[0] != texts) {
      throw new EngineException(
          shownAs
              + " put out numbers of shape "
              + Arrays.toString(shape)
              + " for "
              + texts
              + " texts, not [texts, labels]");
    }
    if (shape[1] != labels) {
      throw mislabelled(shownAs, shape[1], config.labels());
    }
    FloatBuffer numbers = logits.getFloatBuffer();
    float[][] rows = new float[texts][labels];
    for (float[] row : rows) {
      numbers.get(row);
      for (float number : row) {
        if (!Float.isFinite(number)) {
          throw new EngineException(shownAs + " put out " + number + " for a text");
        }
      }
    }
    return rows;
  }
}
