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

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Help that is made from the option interfaces, so that it cannot drift from them. */
public final class OptionsHelp {

  private OptionsHelp() {}

  /** Prints what a command does and each of its own options. */
  public static void print(
      Command command, Class<? extends PipelineOptions> type, Console console) {
    console.result("Usage: ./crosscurrent " + command.usage());
    console.result("");
    console.result(command.summary());
    console.result("");
    Map<String, String> lines = new TreeMap<>();
    Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("org.crosscurrent."))
        .filter(method -> method.isAnnotationPresent(Description.class))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> lines.put(nameOf(method), describe(method)));
    lines.forEach((name, text) -> console.result(String.format("  --%-22s %s", name, text)));
    console.result("");
    console.result("Options of Beam and of its runners pass through, such as --parallelism=4, and");
    console.result("--flink-master=HOST:PORT for a Flink cluster in place of the embedded one.");
  }

  static String nameOf(Method getter) {
    String name = getter.getName();
    String property = name.substring(name.startsWith("is") ? 2 : 3);
    return Arguments.toHyphens(Character.toLowerCase(property.charAt(0)) + property.substring(1));
  }

  private static String describe(Method getter) {
    String text = getter.getAnnotation(Description.class).value();
    if (getter.isAnnotationPresent(Validation.Required.class)) {
      return text + " (required)";
    }
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class
          && !(annotation instanceof Default.InstanceFactory)) {
        return text + " (default " + valueOf(annotation) + ")";
      }
    }
    return text;
  }

  private static Object valueOf(Annotation annotation) {
    try {
      return annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an annotation of a default has no value", e);
    }
  }
}
