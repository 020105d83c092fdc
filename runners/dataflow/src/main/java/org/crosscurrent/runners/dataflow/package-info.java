/**
 * The room of Dataflow: the same graphs, submitted to Google's service. Nothing here needs the
 * service to be tested: a graph translates without a network.
 */
package org.crosscurrent.runners.dataflow;
