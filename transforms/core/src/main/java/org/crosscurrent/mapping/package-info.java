/**
 * The platforms that Crosscurrent reads: one {@link org.crosscurrent.normalize.PlatformMapper}
 * each, found by {@link java.util.ServiceLoader}. Each mapper's javadoc lists the native shapes it
 * reads and how it gets the ids.
 *
 * <p>What they share: JSON is read once into a tree with fixed limits ({@code JsonPlatform}), and
 * fields are read through {@code JsonFields}, which knows numbers in strings and times in many
 * forms. An optional field of an unexpected type counts as absent; a required one is a rejection
 * that names it.
 */
package org.crosscurrent.mapping;
