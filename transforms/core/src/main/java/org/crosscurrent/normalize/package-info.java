/**
 * From native payloads to {@link org.crosscurrent.model.Post}: the transform {@code
 * NormalizePosts}, the interface {@link org.crosscurrent.normalize.PlatformMapper} behind which
 * each platform is read, and the text rules that are the same for all of them.
 */
package org.crosscurrent.normalize;
