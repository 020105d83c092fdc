/**
 * Mapping files: one a shape, written for people, compiled once into readers of payloads.
 *
 * <p>{@link org.crosscurrent.mapping.Mappings} takes the files of the library, of jars and of the
 * user and gives one {@link org.crosscurrent.normalize.PlatformMapper} a platform. A payload is
 * read into a tree with fixed limits; its shape is recognised; paths, values and conditions of the
 * file find the parts of a post. The language is told in {@code docs/mappings.md}.
 */
package org.crosscurrent.mapping;
