/**
 * The convergence contract, proven: one set of inputs through every way of running the graph, all
 * final tables compared row for row, with each other and with what the generator knows.
 */
package org.crosscurrent.convergence;
