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

import java.util.ArrayList;
import java.util.List;

/**
 * A real ONNX model, of a few hundred bytes if it is to be: each token has some numbers, their mean
 * over a text's tokens goes through one linear layer. Written field by field, by {@code onnx.proto}
 * of the ONNX project.
 *
 * <p>Its graph: {@code Gather} the rows of the tokens, {@code Mul} by the mask, {@code ReduceSum}
 * over the tokens, {@code Div} by how many there are, {@code Gemm}.
 */
final class TinyOnnxModel {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final float[][] embedding;
  private final float[][] weights;
  private final float[] bias;
  private final List<ProtoBytes> nodes = new ArrayList<>();
  private String idsName = "input_ids";
  private int idsType = INT64;
  private int width;
  private boolean types;
  private boolean mixesTexts;
  private boolean keepsTokens;
  private float[][] inner = {};

  /**
   * A model.
   *
   * @param embedding some numbers a token
   * @param weights one row for each of them, one column a label
   * @param bias one number a label
   */
  TinyOnnxModel(float[][] embedding, float[][] weights, float[] bias) {
    this.embedding = embedding;
    this.weights = weights;
    this.bias = bias;
  }

  /** Calls the input of the tokens something else. */
  TinyOnnxModel takingTokensAs(String name) {
    idsName = name;
    return this;
  }

  /** Takes tokens as numbers of 32 bits. */
  TinyOnnxModel takingInts() {
    idsType = 6;
    return this;
  }

  /** Takes texts of so many tokens, neither more nor fewer, and one at a time. */
  TinyOnnxModel takingOneOf(int tokens) {
    width = tokens;
    return this;
  }

  /** Takes {@code token_type_ids} too, and adds them to the first number of each token. */
  TinyOnnxModel takingTypes() {
    types = true;
    return this;
  }

  /** Multiplies by the largest number of the whole batch, as a dynamic quantisation does. */
  TinyOnnxModel mixingTexts() {
    mixesTexts = true;
    return this;
  }

  /** Puts out what it has for each token, as a model that tags tokens does. */
  TinyOnnxModel tellingOfTokens() {
    keepsTokens = true;
    return this;
  }

  /** Sends each token through a layer of this square, and a hyperbolic tangent, before the mean. */
  TinyOnnxModel through(float[][] square) {
    inner = square;
    return this;
  }

  byte[] toBytes() {
    nodes.clear();
    int labels = bias.length;
    ProtoBytes graph = new ProtoBytes();
    addNodes();
    nodes.forEach(node -> graph.message(1, node));
    graph
        .text(2, "tiny")
        .message(5, tensor("embedding", embedding.length, weights.length, flat(embedding)))
        .message(5, tensor("weights", weights.length, labels, flat(weights)))
        .message(5, tensor("bias", labels, 0, bias))
        .message(5, axis("axis1", 1))
        .message(5, axis("axis2", 2))
        .message(11, value(idsName, idsType, "texts", "tokens"))
        .message(11, value("attention_mask", INT64, "texts", "tokens"));
    if (inner.length > 0) {
      graph.message(5, tensor("inner", inner.length, inner.length, flat(inner)));
    }
    if (types) {
      graph.message(11, value("token_type_ids", INT64, "texts", "tokens"));
    }
    ProtoBytes output =
        keepsTokens
            ? value("logits", FLOAT, "texts", "tokens", "2")
            : value("logits", FLOAT, "texts", Integer.toString(labels));
    graph.message(12, output);
    return new ProtoBytes()
        .number(1, 8)
        .text(2, "crosscurrent-test")
        .message(7, graph)
        .message(8, new ProtoBytes().text(1, "").number(2, 13))
        .toBytes();
  }

  private void addNodes() {
    node("Gather", keepsTokens ? "logits" : "words", "embedding", idsName);
    cast("attention_mask", "mask");
    if (keepsTokens) {
      return;
    }
    node("Unsqueeze", "mask3", "mask", "axis2");
    String tokens = "words";
    if (types) {
      cast("token_type_ids", "types");
      node("Unsqueeze", "types3", "types", "axis2");
      node("Add", "typed", "words", "types3");
      tokens = "typed";
    }
    if (inner.length > 0) {
      node("MatMul", "turned", tokens, "inner");
      node("Tanh", "bent", "turned");
      tokens = "bent";
    }
    node("Mul", "said", tokens, "mask3");
    reduce("said", "sum", 0);
    reduce("mask", "count", 1);
    node("Div", "mean", "sum", "count");
    String mean = "mean";
    if (mixesTexts) {
      node("ReduceMax", "most", "mean");
      node("Mul", "mixed", "mean", "most");
      mean = "mixed";
    }
    node("Gemm", "logits", mean, "weights", "bias");
  }

  private ProtoBytes node(String type, String output, String... inputs) {
    ProtoBytes node = new ProtoBytes();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(4, type);
    nodes.add(node);
    return node;
  }

  private void cast(String input, String output) {
    node("Cast", output, input).message(5, attribute("to", FLOAT));
  }

  private void reduce(String input, String output, int keep) {
    node("ReduceSum", output, input, "axis1").message(5, attribute("keepdims", keep));
  }

  private static ProtoBytes attribute(String name, long value) {
    return new ProtoBytes().text(1, name).number(3, value).number(20, 2);
  }

  private static ProtoBytes tensor(String name, int rows, int columns, float[] numbers) {
    ProtoBytes tensor = new ProtoBytes().number(1, rows);
    if (columns > 0) {
      tensor.number(1, columns);
    }
    return tensor.number(2, FLOAT).text(8, name).bytes(9, ProtoBytes.raw(numbers));
  }

  private static ProtoBytes axis(String name, long axis) {
    return new ProtoBytes().number(1, 1).number(2, INT64).number(7, axis).text(8, name);
  }

  private ProtoBytes value(String name, int type, String... sizes) {
    ProtoBytes shape = new ProtoBytes();
    for (String size : sizes) {
      shape.message(1, dimension(size));
    }
    ProtoBytes tensor = new ProtoBytes().number(1, type).message(2, shape);
    return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
  }

  private ProtoBytes dimension(String size) {
    if (Character.isDigit(size.charAt(0))) {
      return new ProtoBytes().number(1, Long.parseLong(size));
    }
    if (width > 0) {
      return new ProtoBytes().number(1, size.equals("tokens") ? width : 1);
    }
    return new ProtoBytes().text(2, size);
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return flat;
  }
}
