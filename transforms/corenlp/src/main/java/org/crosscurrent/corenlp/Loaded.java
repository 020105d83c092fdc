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

import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;

/** A model that is loaded when it is first asked for, and stays as long as the JVM. */
final class Loaded<T> {

  /** How a model is read. */
  interface Source<T> {
    T load(String path) throws Exception;
  }

  static {
    // It would tell of each model that it loads, and quote the texts that it has trouble with.
    RedwoodConfiguration.current().clear().apply();
  }

  private final String path;
  private final String jar;
  private final Source<T> source;
  private volatile @Nullable T model;

  /**
   * A model.
   *
   * @param path of it on the class path, within the folder that CoreNLP's models are in
   * @param jar classifier of CoreNLP's artifact that has it
   */
  Loaded(String path, String jar, Source<T> source) {
    this.path = "edu/stanford/nlp/models/" + path;
    this.jar = jar;
    this.source = source;
  }

  /**
   * The model.
   *
   * @throws EngineException if it is not there or cannot be read
   */
  T get() {
    T loaded = model;
    return loaded == null ? load() : loaded;
  }

  private synchronized T load() {
    T loaded = model;
    if (loaded == null) {
      if (Loaded.class.getClassLoader().getResource(path) == null) {
        throw new EngineException(
            "CoreNLP's model "
                + path
                + " is not on the class path: add edu.stanford.nlp:stanford-corenlp with the"
                + " classifier '"
                + jar
                + "' to it");
      }
      try {
        loaded = source.load(path);
      } catch (Exception e) {
        throw new EngineException("CoreNLP's model " + path + " cannot be read", e);
      }
      model = loaded;
    }
    return loaded;
  }
}
