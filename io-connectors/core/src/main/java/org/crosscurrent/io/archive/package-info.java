/**
 * The archive: every envelope that passed the gate, as lines of JSON in compressed files that lie
 * by platform, day and hour, on a local disk or in S3.
 *
 * <p>{@link org.crosscurrent.io.archive.WriteArchive} writes it, {@link
 * org.crosscurrent.io.archive.ReadArchive} reads it, {@link org.crosscurrent.io.archive.ReadNative}
 * reads dumps of native payloads, and {@link org.crosscurrent.io.archive.EnvelopeJson} is the form
 * of one line. Paths are those of Beam's file systems: a local path, {@code s3://…}, and whatever
 * else is on the classpath.
 */
package org.crosscurrent.io.archive;
