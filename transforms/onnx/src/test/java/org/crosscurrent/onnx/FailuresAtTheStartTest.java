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

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresAtTheStartTest {

  private static final String LABELLED = "single_label_classification";

  @TempDir Path folder;

  private static void failsWith(String spec, String... parts) {
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    assertThatThrownBy(engine::warmUp)
        .isInstanceOf(EngineException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  private void failsAsToxicityWith(ModelFolder files, String... parts) {
    ToxicityEngine engine = Engines.named(ToxicityEngine.class, files.spec());
    assertThatThrownBy(engine::warmUp)
        .isInstanceOf(EngineException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  private ModelFolder labelled(String... labels) {
    return ModelFolder.of(folder, List.of(labels), LABELLED, ModelFolder.forSentiment().toBytes());
  }

  private ModelFolder sentimentBy(TinyOnnxModel model) {
    return ModelFolder.of(folder, ModelFolder.SENTIMENT, LABELLED, model.toBytes());
  }

  @Test
  void theFolderIsMissing() {
    failsWith("onnx:/nowhere/model", "there is no folder /nowhere/model with a model");
    failsWith("onnx:nowhere://model", "the folder nowhere://model cannot be reached: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.onnx", "tokenizer.json", "config.json"})
  void aFileIsMissing(String file) {
    ModelFolder files = ModelFolder.sentiment(folder).delete(file);

    failsWith(
        files.spec(),
        "there is no file " + file + " in " + folder,
        "a model is a folder with model.onnx, tokenizer.json and config.json");
    assertThatThrownBy(() -> Engines.named(SentimentEngine.class, files.spec()).version())
        .hasMessageStartingWith("there is no file " + file);
  }

  @Test
  void theModelIsAnotherThanTheOnePinned() {
    ModelFolder files = ModelFolder.sentiment(folder);
    String pinned = "ab".repeat(32);

    failsWith(
        files.spec("sha256=" + pinned),
        folder + "/model.onnx is not the one that was pinned: its SHA-256 is " + files.sha256(),
        "not " + pinned);
  }

  @Test
  void theModelIsNone() {
    failsWith(
        ModelFolder.sentiment(folder).put("model.onnx", "version https://git-lfs\n").spec(),
        "/model.onnx is no ONNX model that can be run here: ");
  }

  @Test
  void theModelHasItsWeightsApart() {
    failsWith(
        ModelFolder.sentiment(folder).put("model.onnx_data", "weights").spec(),
        "has its weights apart, in model.onnx_data");
  }

  @Test
  void theModelTakesSomethingElse() {
    failsWith(
        sentimentBy(ModelFolder.forSentiment().takingTokensAs("pixel_values")).spec(),
        "/model.onnx takes ",
        "pixel_values",
        "but a classifier of texts takes input_ids and at most attention_mask and token_type_ids");
  }

  @Test
  void theModelTakesTokensOfAnotherKind() {
    failsWith(
        sentimentBy(ModelFolder.forSentiment().takingInts()).spec(),
        "/model.onnx takes input_ids as INT32 of shape [-1, -1], not as 64-bit integers");
  }

  @Test
  void theModelTellsOfTokens() {
    failsWith(
        sentimentBy(ModelFolder.forSentiment().tellingOfTokens()).spec(),
        "puts out logits as FLOAT of shape [-1, -1, 2], not as 32-bit numbers of shape");
  }

  @Test
  void theModelHasMoreOrFewerLabels() {
    failsWith(
        labelled("negative", "positive").spec(),
        "/model.onnx puts out 3 numbers for a text, but config.json names 2 labels: "
            + "negative, positive");
  }

  @Test
  void theModelHasNoRoomForSoManyTokens() {
    failsWith(
        ModelFolder.sentiment(folder).spec("max-tokens=513"),
        "has room for 512 tokens, fewer than max-tokens=513");
  }

  @Test
  void theModelFailsOnTokensThatItDoesNotHave() {
    TinyOnnxModel model =
        new TinyOnnxModel(new float[1][2], new float[][] {{1, 1, 1}, {1, 1, 1}}, new float[3]);

    failsWith(sentimentBy(model).spec(), "/model.onnx failed on a text of 3 tokens: ");
  }

  @Test
  void theModelPutsOutNoNumber() {
    float[][] weights = {{Float.NaN, 1, 1}, {1, 1, 1}};

    failsWith(
        sentimentBy(ModelFolder.withWeights(weights)).spec(), "/model.onnx put out NaN for a text");
  }

  @Test
  void theTokenizerIsBroken() {
    failsWith(
        ModelFolder.sentiment(folder).put("tokenizer.json", "{\"model\": 1}").spec(),
        "/tokenizer.json is no tokenizer: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                | is no JSON: ",
        "{}                                               | names no labels: it has no 'id2label'",
        "{'id2label': {'1': 'a', '2': 'b'}}               | not numbered from 0 without a gap",
        "{'id2label': {'0': 'a', '1': 'a', '2': 'b'}}     | has the same label twice: a, a, b",
        "{'id2label':{'0':'a'},'problem_type':'regression'} | is of a model that tells a number",
      },
      quoteCharacter = '`')
  void theConfigurationIsBroken(String config, String sentence) {
    ModelFolder files = ModelFolder.sentiment(folder).put("config.json", config.replace('\'', '"'));

    failsWith(files.spec(), "/config.json ", sentence);
  }

  @Test
  void theLabelsAreNoSentiment() {
    failsWith(
        labelled("LABEL_0", "LABEL_1", "LABEL_2").spec(),
        "the model's labels (LABEL_0, LABEL_1, LABEL_2) do not say what is positive",
        "positive=LABEL_2&negative=LABEL_0");
    failsWith(
        labelled("LABEL_0", "LABEL_1", "LABEL_2").spec("positive=joy", "negative=LABEL_0"),
        "the model has no label 'joy', which the setting 'positive' names");
  }

  @Test
  void theLabelsPointOneWayOnly() {
    failsWith(
        labelled("neutral", "mixed", "positive").spec(),
        "are no sentiment: one must be positive and one negative");
  }

  @Test
  void aTextMayHaveSeveralOfTheLabels() {
    ModelFolder files = ModelFolder.toxicity(folder);

    failsWith(files.spec(), "a text may have several of the model's labels (toxic, insult)");
  }

  @Test
  void theLabelsDoNotSayWhatIsFine() {
    failsAsToxicityWith(
        labelled("LABEL_0", "LABEL_1", "LABEL_2"),
        "the model's labels (LABEL_0, LABEL_1, LABEL_2) do not say which of them is that of texts"
            + " without harm; say it, as in fine=LABEL_0");
  }

  @Test
  void noModelWasGiven() {
    SentimentEngine engine = new OnnxSentiment();

    assertThatThrownBy(engine::warmUp)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("was given no model");
  }

  @Test
  void whatFailedIsTriedAgain() {
    ModelFolder files = ModelFolder.sentiment(folder).delete("model.onnx");
    failsWith(files.spec(), "there is no file model.onnx");

    files.put("model.onnx", ModelFolder.forSentiment().toBytes());

    Engines.named(SentimentEngine.class, files.spec()).warmUp();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onnx                            | needs the folder of a model, as in onnx:/models/roberta",
        "onnx:/m?batches=3               | has no setting 'batches'",
        "onnx:/m?batch=0                 | 'batch' of the engine 'onnx' must be a whole number",
        "onnx:/m?threads=many            | 'threads' of the engine 'onnx' must be a whole number",
        "onnx:/m?max-tokens=2            | 'max-tokens' of the engine 'onnx' must be a whole",
        "onnx:/m?sha256=12               | 'sha256' of the engine 'onnx' must be 64 hex digits",
        "onnx:/m?model=../other          | 'model' of the engine 'onnx' must be the name of a file",
        "onnx:/m?activation=relu         | must be softmax or sigmoid, not 'relu'",
        "onnx:/m?positive=a              | 'positive' and 'negative' of the engine 'onnx' go",
        "onnx:/m?positive=a,b&negative=b | the label 'b' cannot be both positive and negative",
      })
  void theSpecIsWrong(String spec, String sentence) {
    assertThatThrownBy(() -> Engines.named(SentimentEngine.class, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.5", "NaN", "half"})
  void theThresholdIsWrong(String threshold) {
    assertThatThrownBy(() -> Engines.named(ToxicityEngine.class, "onnx:/m?threshold=" + threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a number above 0 and up to 1, not '" + threshold + "'");
  }
}
