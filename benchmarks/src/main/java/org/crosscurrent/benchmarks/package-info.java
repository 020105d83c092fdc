/**
 * Measurements: each names its reference and measures both in one run, so that a figure is a ratio
 * and holds on a noisy machine.
 */
package org.crosscurrent.benchmarks;
