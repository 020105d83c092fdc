/**
 * What the graph tells about itself: every metric with its name, in one place.
 *
 * <p>{@link org.crosscurrent.metrics.Metric} is the list; names are part of the API, because
 * dashboards and alerts are built on them. {@link org.crosscurrent.metrics.BundleCounter} and
 * {@link org.crosscurrent.metrics.MillisHistogram} keep the cost off the path of each element.
 */
package org.crosscurrent.metrics;
