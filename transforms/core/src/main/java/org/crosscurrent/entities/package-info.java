/** The names in a text: the engine's interface, what it finds and the transform. */
package org.crosscurrent.entities;
