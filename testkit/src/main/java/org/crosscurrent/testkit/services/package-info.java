/**
 * Servers that tests and the demo start on this machine: each listens on the loopback address and a
 * free port, keeps its data in a fresh temporary directory, and takes both away when it is closed.
 *
 * <p>Nothing here knows a test framework: hold a service in a static field and close it in the
 * framework's own clean-up, or use try-with-resources.
 */
package org.crosscurrent.testkit.services;
