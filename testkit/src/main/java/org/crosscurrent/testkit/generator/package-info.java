/**
 * Posts of six platforms in their native shapes, from a seed, with the truth beside them.
 *
 * <p>{@link org.crosscurrent.testkit.generator.PostGenerator} makes them in event-time order,
 * {@link org.crosscurrent.testkit.generator.Disorder} turns that into orders of arrival, {@link
 * org.crosscurrent.testkit.generator.GeneratorFeed} and {@link
 * org.crosscurrent.testkit.generator.GeneratorFiles} bring them to Kafka and into files, and {@link
 * org.crosscurrent.testkit.generator.Truth} says, from the rules alone and without the library's
 * transforms, what must come out. People, places, texts and numbers are invented; the shapes follow
 * the platforms' own documentation.
 */
package org.crosscurrent.testkit.generator;
