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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.options.RetentionOptions;
import org.crosscurrent.store.RetentionReport;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreRetention;

/** {@code retention}: makes the partitions of the coming days, and takes away what is old. */
public final class RetentionCommand implements Command {

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public String summary() {
    return "Makes the store's partitions of the coming days, and drops what is older than told.";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, RetentionOptions.class, console);
      return 0;
    }
    RetentionOptions options = Arguments.parse(RetentionOptions.class, arguments);
    if (options.getJdbcUrl() == null) {
      throw new UsageException("--jdbc-url=... is required: it names the store");
    }
    Summary.check(options.getSummary());
    RetentionReport report = run(options);
    if (report.busy()) {
      console.message("another retention is at work on this store; nothing was done");
      return 0;
    }
    Summary.write(options.getSummary(), summary(report));
    tell(report, console);
    return 0;
  }

  private static RetentionReport run(RetentionOptions options) {
    if (options.getKeepDays() < 1) {
      throw new UsageException("--keep-days must be 1 or more, not " + options.getKeepDays());
    }
    if (options.getKeepDeadLettersDays() < 0) {
      throw new UsageException(
          "--keep-dead-letters-days must be 0 or more, not " + options.getKeepDeadLettersDays());
    }
    StoreRetention retention =
        StoreRetention.keepingDays(options.getKeepDays())
            .withDeadLettersFor(options.getKeepDeadLettersDays());
    try {
      return (options.isDryRun() ? retention.asDryRun() : retention)
          .run(options.getJdbcUrl(), options.getDbUser(), options.getDbPassword());
    } catch (StoreException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static Map<String, Object> summary(RetentionReport report) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("dry_run", report.dryRun());
    summary.put("first_kept", report.firstKept().toString());
    summary.put("partitions_made", report.made());
    summary.put("partitions_dropped", report.dropped());
    summary.put("rows_deleted", report.rows());
    return summary;
  }

  private static void tell(RetentionReport report, Console console) {
    String would = report.dryRun() ? "would be " : "";
    report.made().forEach(partition -> console.result(would + "made " + partition));
    report.dropped().forEach(partition -> console.result(would + "dropped " + partition));
    report
        .rows()
        .forEach(
            (table, rows) ->
                console.result(String.format("%sdeleted %,d rows of %s", would, rows, table)));
    console.message("everything from " + report.firstKept() + " on stays");
  }
}
