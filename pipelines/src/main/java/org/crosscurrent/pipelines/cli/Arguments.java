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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;

/**
 * Options as the user writes them: {@code --max-disorder=30}, {@code --jdbc-url URL}, flags bare.
 */
public final class Arguments {

  private static final Pattern UNKNOWN =
      Pattern.compile("missing a property named '([^']+)'(?:\\. Did you mean '([^']+)')?");

  /** Options of Beam's whose values may hold a secret. */
  private static final Pattern SECRET =
      Pattern.compile("credential|password|secret|token|key|proxy");

  private Arguments() {}

  /**
   * Reads options.
   *
   * @throws UsageException for an unknown option, a missing one, or a value of the wrong kind
   */
  public static <T extends PipelineOptions> T parse(Class<T> type, List<String> arguments) {
    PipelineOptionsFactory.register(type);
    T options;
    try {
      options = PipelineOptionsFactory.fromArgs(toBeam(arguments)).as(type);
    } catch (IllegalArgumentException e) {
      throw new UsageException(explain(type, arguments, e), e);
    }
    requireAll(type, options);
    return options;
  }

  /** Beam's own validation would ask for a runner as well, which is the launcher's to choose. */
  private static void requireAll(Class<? extends PipelineOptions> type, PipelineOptions options) {
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(Validation.Required.class)
          && method.getDeclaringClass() != PipelineOptions.class
          && valueOf(method, options) == null) {
        throw new UsageException(
            "--" + OptionsHelp.nameOf(method) + "=... is required (see --help)");
      }
    }
  }

  private static Object valueOf(Method getter, PipelineOptions options) {
    try {
      return getter.invoke(options);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read the option " + getter.getName(), e);
    }
  }

  /** In the form that Beam reads: camel case, value behind an equals sign. */
  static String[] toBeam(List<String> arguments) {
    List<String> beam = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        throw new UsageException(
            "'" + argument + "' is no option; options are written --name=value, see --help");
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
      boolean valueFollows =
          equals < 0 && i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--");
      String value =
          equals >= 0 ? argument.substring(equals + 1) : valueFollows ? arguments.get(++i) : "true";
      beam.add("--" + toCamelCase(name) + "=" + value);
    }
    return beam.toArray(String[]::new);
  }

  /** The same options, each in one piece: {@code --name=value}, the name with hyphens. */
  public static List<String> normalised(List<String> arguments) {
    List<String> normalised = new ArrayList<>();
    for (String argument : toBeam(arguments)) {
      int equals = argument.indexOf('=');
      normalised.add("--" + toHyphens(argument.substring(2, equals)) + argument.substring(equals));
    }
    return normalised;
  }

  static String toCamelCase(String name) {
    Matcher hyphens = Pattern.compile("-([a-z0-9])").matcher(name);
    return hyphens.replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  static String toHyphens(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static String explain(
      Class<? extends PipelineOptions> type, List<String> arguments, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.find()) {
      String near = unknown.group(2);
      return "unknown option --"
          + toHyphens(unknown.group(1))
          + (near == null ? "" : "; did you mean --" + toHyphens(near) + "?")
          + " (see --help)";
    }
    for (String argument : toBeam(arguments)) {
      if (!isAccepted(type, argument)) {
        int equals = argument.indexOf('=');
        String name = toHyphens(argument.substring(2, equals));
        String value = argument.substring(equals + 1);
        return "--"
            + name
            + " must be "
            + kindOf(type, argument.substring(2, equals))
            + (SECRET.matcher(name).find() ? "; its value is not shown" : ", not '" + value + "'");
      }
    }
    return message.lines().findFirst().orElse("wrong options");
  }

  /** Beam names the option that it does not know, but not the one whose value it cannot read. */
  private static boolean isAccepted(Class<? extends PipelineOptions> type, String argument) {
    try {
      PipelineOptionsFactory.fromArgs(argument).as(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String kindOf(Class<? extends PipelineOptions> type, String property) {
    String suffix = Character.toUpperCase(property.charAt(0)) + property.substring(1);
    for (Method method : type.getMethods()) {
      boolean getter =
          method.getName().equals("get" + suffix) || method.getName().equals("is" + suffix);
      Class<?> kind = method.getReturnType();
      if (getter && (kind == int.class || kind == long.class)) {
        return "a whole number";
      }
      if (getter && kind == boolean.class) {
        return "true or false";
      }
    }
    return "of another kind";
  }
}
