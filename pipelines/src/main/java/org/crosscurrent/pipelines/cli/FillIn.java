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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.pipelines.options.RescoreOptions;

/**
 * The replay of letters of posts on which an engine failed. Their posts are in the store and lack a
 * score, so nothing is sent anywhere: it is a {@code rescore --failed}.
 */
final class FillIn {

  private static final String REASON = "--reason";
  private static final List<String> DESTINATIONS =
      List.of("--archive", "--bootstrap-servers", "--raw-topic", "--stage");

  private FillIn() {}

  /** The arguments of the rescore that a replay is; nothing if it is another replay. */
  static Optional<List<String>> argumentsOf(List<String> arguments) {
    List<String> rest = new ArrayList<>();
    boolean fillsIn = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(REASON) && i + 1 < arguments.size()) {
        argument = REASON + "=" + arguments.get(++i);
      }
      if (argument.equalsIgnoreCase(REASON + "=" + DeadLetterReason.ENRICHMENT_FAILED.label())) {
        fillsIn = true;
      } else {
        rest.add(argument);
      }
    }
    if (!fillsIn) {
      return Optional.empty();
    }
    for (String argument : rest) {
      if (DESTINATIONS.contains(argument.replaceFirst("=.*", ""))) {
        throw new UsageException(
            "replay --reason=enrichment-failed fills scores in where the posts are, in the store: it"
                + " takes no "
                + argument.replaceFirst("=.*", ""));
      }
    }
    rest.add("--failed=true");
    return Optional.of(rest);
  }

  /** Runs the rescore. */
  static int run(List<String> arguments, Console console) throws InterruptedException {
    RescoreOptions options = Arguments.parse(RescoreOptions.class, arguments);
    RescoreCommand.run(options, arguments, console)
        .ifPresent(
            figures ->
                console.message(
                    String.format(
                        "%,d scores are filled in; what an engine still fails on stays marked",
                        figures.get("rescore.filled"))));
    return 0;
  }
}
