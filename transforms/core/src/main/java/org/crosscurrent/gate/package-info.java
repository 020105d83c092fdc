/**
 * The door of the graph: lateness is decided here, once, and nowhere behind it.
 *
 * <p>A source that promises a bounded disorder stamps a late record with its watermark; {@link
 * org.crosscurrent.gate.LatenessGate} sees that stamp and sends the record to the dead letters.
 */
package org.crosscurrent.gate;
