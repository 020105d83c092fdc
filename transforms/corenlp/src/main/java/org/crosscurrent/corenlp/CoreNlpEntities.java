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
package org.crosscurrent.corenlp;

import com.google.auto.service.AutoService;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.RuntimeInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.EntityMention;

/**
 * The names in English text by Stanford CoreNLP's models: {@code person}, {@code organization},
 * {@code location} and {@code misc} (nationalities, events, works and the like).
 *
 * <p>Only tokenizer and sequence models run: no tags, no time expressions, no numbers, no word
 * lists, no relations. Addresses and handles are no names; hashtags are read without their sign and
 * parted at their capitals. The name of a mention is what stands in the text.
 *
 * <p>Safe for any number of threads; all instances in a JVM share one copy of each model, for as
 * long as the JVM runs. The settings:
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code models}</td><td>{@code cased} (default), or {@code caseless} for text that does
 * not keep to capitals</td></tr>
 * <tr><td>{@code max-characters}</td><td>100 to 100000, {@value Settings#CHARACTERS} if not told;
 * what is behind them is not read</td></tr>
 * </table>
 */
@AutoService(EntityEngine.class)
public final class CoreNlpEntities implements EntityEngine {

  private static final String MODELS = "models";

  /** Time is linear in it, and longer ones are lists or have lost their punctuation. */
  private static final int SENTENCE_TOKENS = 200;

  private final Names names;
  private final int characters;

  /** The engine with its defaults; it loads its models when it is first used or warmed up. */
  public CoreNlpEntities() {
    this(Names.CASED, Settings.CHARACTERS);
  }

  private CoreNlpEntities(Names names, int characters) {
    this.names = names;
    this.characters = characters;
  }

  @Override
  public String name() {
    return "corenlp";
  }

  @Override
  public String version() {
    return Settings.CORENLP + "+" + names.setting() + "+" + characters;
  }

  @Override
  public String licence() {
    return "GPL-3.0-or-later";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.HEAVY;
  }

  @Override
  public CoreNlpEntities configured(EngineSpec spec) {
    spec.requireSettings(List.of(MODELS, Settings.MAX_CHARACTERS));
    return new CoreNlpEntities(
        Settings.oneOf(spec, MODELS, List.of(Names.values()), Names::setting),
        Settings.of(spec).characters());
  }

  @Override
  public void warmUp() {
    names.load();
    score("Ada Lovelace lived in London.");
  }

  /**
   * {@inheritDoc}
   *
   * @return the mentions in the order of the text; none overlaps another
   * @throws EngineException if a model is missing, or the thread was interrupted, which it then
   *     still is
   */
  @Override
  public List<EntityMention> score(String text) {
    Objects.requireNonNull(text, "text must not be null");
    PostText post = PostText.of(text, characters, PostWords.FOR_NAMES);
    List<EntityMention> mentions = new ArrayList<>();
    for (List<CoreLabel> sentence : Sentences.of(post.plain(), SENTENCE_TOKENS)) {
      Interruption.check();
      addMentions(post, sentence, labels(sentence), mentions);
    }
    return List.copyOf(mentions);
  }

  private List<String> labels(List<CoreLabel> sentence) {
    try {
      return names.labels(sentence);
    } catch (RuntimeInterruptedException e) {
      throw Interruption.seen();
    }
  }

  /** Neighbours of one label are one name. */
  private static void addMentions(
      PostText post, List<CoreLabel> sentence, List<String> labels, List<EntityMention> mentions) {
    int from = 0;
    for (int i = 1; i <= labels.size(); i++) {
      if (i == labels.size() || !labels.get(i).equals(labels.get(from))) {
        if (!labels.get(from).equals(Names.NONE)) {
          int start = sentence.get(from).beginPosition();
          int end = sentence.get(i - 1).endPosition();
          addMention(post, start, end, labels.get(from), mentions);
        }
        from = i;
      }
    }
  }

  private static void addMention(
      PostText post, int start, int end, String type, List<EntityMention> mentions) {
    String name = post.original(start, end).replaceAll("\\s+", " ").strip();
    boolean readable = name.codePoints().anyMatch(Character::isLetterOrDigit);
    if (readable && !post.hasReplaced(start, end)) {
      mentions.add(new EntityMention(name, type, post.start(start), post.end(end - 1)));
    }
  }
}
