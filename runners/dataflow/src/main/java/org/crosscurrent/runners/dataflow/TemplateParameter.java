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
package org.crosscurrent.runners.dataflow;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One parameter of a Flex Template, made from the option that it sets. The fields are those of
 * {@code ParameterMetadata} in the Dataflow API v1b3.
 *
 * @param name the option, as Beam writes it
 * @param label a short name for a form
 * @param helpText what the option's description says
 * @param optional whether it may be left out
 * @param paramType {@code TEXT}, {@code NUMBER} or {@code BOOLEAN}
 * @param defaultValue what the option is if left out; absent where it is nothing
 * @param regexes what a value must match before a job is launched; may be empty
 */
record TemplateParameter(
    String name,
    String label,
    String helpText,
    boolean optional,
    String paramType,
    @Nullable String defaultValue,
    List<String> regexes) {

  /** A file must lie where the launcher and the workers both reach it. */
  private static final String ADDRESS = "^(gs|s3)://.+$";

  private static final String TIME =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$";

  /** What the types of the options do not say. The test holds each name against the options. */
  static final Map<String, String> REGEXES =
      Map.ofEntries(
          Map.entry("bootstrapServers", "^[^\\s,]+:[0-9]+(,[^\\s,]+:[0-9]+)*$"),
          Map.entry("rawTopic", "^[a-zA-Z0-9._-]{1,249}$"),
          Map.entry("input", ADDRESS),
          Map.entry("archive", ADDRESS),
          Map.entry("gazetteer", ADDRESS),
          Map.entry("mappings", ADDRESS),
          Map.entry("trendingRules", ADDRESS),
          Map.entry("dbPasswordFile", ADDRESS),
          Map.entry("pseudonymKeyFile", ADDRESS),
          Map.entry(
              "redactText", "^(all|(email|phone|ip|iban|card)(,(email|phone|ip|iban|card))*)$"),
          Map.entry("jdbcUrl", "^jdbc:postgresql:.+$"),
          Map.entry("format", "^(envelope|native)$"),
          Map.entry("from", TIME),
          Map.entry("to", TIME));

  private static final Map<String, String> WORDS =
      Map.of("jdbc", "JDBC", "url", "URL", "id", "ID", "db", "database", "kafka", "Kafka");

  /** The parameter that sets the option of this getter. */
  static TemplateParameter of(Method getter) {
    String property = getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
    String name = Character.toLowerCase(property.charAt(0)) + property.substring(1);
    Class<?> type = getter.getReturnType();
    boolean whole = type == int.class || type == long.class;
    boolean number = whole || type == double.class;
    boolean flag = type == boolean.class;
    String pattern =
        whole
            ? "^[0-9]+$"
            : number ? "^[0-9]+([.][0-9]+)?$" : flag ? "^(true|false)$" : REGEXES.get(name);
    return new TemplateParameter(
        name,
        labelOf(name),
        getter.getAnnotation(Description.class).value() + ".",
        !getter.isAnnotationPresent(Validation.Required.class),
        number ? "NUMBER" : flag ? "BOOLEAN" : "TEXT",
        defaultOf(getter),
        pattern == null ? List.of() : List.of(pattern));
  }

  private static String labelOf(String name) {
    String words =
        List.of(name.split("(?=[A-Z])")).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .map(word -> WORDS.getOrDefault(word, word))
            .collect(Collectors.joining(" "));
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Defaults that are computed depend on the machine and are no part of a template. */
  private static @Nullable String defaultOf(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class
          && !(annotation instanceof Default.InstanceFactory)) {
        return valueOf(annotation);
      }
    }
    return null;
  }

  private static String valueOf(Annotation annotation) {
    try {
      return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an annotation of a default has no value", e);
    }
  }
}
