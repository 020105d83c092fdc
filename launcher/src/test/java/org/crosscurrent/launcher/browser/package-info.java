/** The dashboard as a person meets it: in a browser, over the demo that runs as its own process. */
package org.crosscurrent.launcher.browser;
