/**
 * Short pipelines to copy, one idea each. What they show of a transform is between two comments,
 * {@code tag} and {@code end}; the README at the root quotes these regions, and a test holds the
 * two together.
 */
package org.crosscurrent.samples;
