/** Microbenchmarks of the cores and coders, on texts of the generator. */
package org.crosscurrent.benchmarks.jmh;
