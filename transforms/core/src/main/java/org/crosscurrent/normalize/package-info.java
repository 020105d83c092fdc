/**
 * From native payloads to {@link org.crosscurrent.model.Post}: the transform {@link
 * org.crosscurrent.normalize.NormalizePosts}, its core {@link
 * org.crosscurrent.normalize.PostNormalizer} that needs no Beam pipeline, and the interface {@link
 * org.crosscurrent.normalize.PlatformMapper} behind which each platform is read. The platforms that
 * come with it are in {@code org.crosscurrent.mapping}; text rules that are the same for all of
 * them in {@link org.crosscurrent.text}.
 */
package org.crosscurrent.normalize;
