/**
 * Mappers of Reddit and X that are written by hand, as the reference that the mapping files are
 * measured against. Nothing but the benchmark uses them.
 */
package org.crosscurrent.benchmarks.handwritten;
