/**
 * The room of the single topic: when it lives on several platforms at once, who led, and where they
 * disagree. The transforms are {@link org.crosscurrent.events.DetectCrossPlatformEvents} and {@link
 * org.crosscurrent.events.DetectDivergence}; both read the rows of topic windows.
 */
package org.crosscurrent.events;
