/**
 * What the root script runs: every command on one classpath, and the demo, which needs them all.
 */
package org.crosscurrent.launcher;
