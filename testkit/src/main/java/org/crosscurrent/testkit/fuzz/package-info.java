/** Damages payloads in every way that networks, collectors and platforms do, and some others. */
package org.crosscurrent.testkit.fuzz;
