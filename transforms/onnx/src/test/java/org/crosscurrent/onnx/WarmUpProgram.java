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

import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;

/** Warms up an engine and scores a text, in a JVM of its own; says how that went. */
public final class WarmUpProgram {

  private WarmUpProgram() {}

  public static void main(String[] args) {
    try {
      SentimentEngine engine = Engines.named(SentimentEngine.class, args[0]);
      engine.warmUp();
      System.out.println("compound " + engine.score("good day").compound());
    } catch (EngineException e) {
      System.out.println(e.getMessage());
    }
  }
}
