/**
 * Tells when the payloads of a shape change their structure: what {@code NormalizePosts} saw of
 * each shape, added up in windows.
 */
package org.crosscurrent.drift;
