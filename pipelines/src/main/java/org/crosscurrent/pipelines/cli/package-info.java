/**
 * The command line: one class a command, one clear sentence and exit code 2 for everything that a
 * user can set right, and figures while a job runs.
 */
package org.crosscurrent.pipelines.cli;
