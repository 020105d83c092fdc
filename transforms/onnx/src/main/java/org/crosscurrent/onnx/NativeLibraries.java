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

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import org.crosscurrent.engine.EngineException;

/**
 * The two libraries of native code, which lie inside the jars and are unpacked where they run.
 *
 * <p>Nothing is fetched and nobody is called: the tokenizers are told to take the CPU's library,
 * which their jar has, where they would otherwise download one for a GPU that they find, and not to
 * report their use, which they would on a machine of Amazon's. Both are system properties that a
 * user's own, or the environment, override.
 */
final class NativeLibraries {

  private static final String CPU = "cpu";

  private NativeLibraries() {}

  /**
   * The runtime that models run in.
   *
   * @throws EngineException if its library cannot be loaded
   */
  static OrtEnvironment runtime() {
    try {
      // What goes wrong comes as an exception; the runtime need not print it too.
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "crosscurrent");
      environment.setTelemetry(false);
      return environment;
    } catch (LinkageError | OrtException | RuntimeException e) {
      throw unavailable("ONNX Runtime", e);
    }
  }

  /**
   * Loads the library of the tokenizers.
   *
   * @throws EngineException if it cannot be loaded
   */
  static void requireTokenizers() {
    setUnlessSet("RUST_FLAVOR", CPU);
    setUnlessSet("OPT_OUT_TRACKING", "true");
    try {
      LibUtils.checkStatus();
    } catch (LinkageError | RuntimeException e) {
      throw unavailable("the tokenizers", e);
    }
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getenv(name) == null && System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  private static EngineException unavailable(String library, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new EngineException(
        "the native library of "
            + library
            + " cannot be loaded on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ": "
            + Sentence.of(root),
        cause);
  }
}
