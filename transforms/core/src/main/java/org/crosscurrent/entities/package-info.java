/** The names in a text: the engine's interface and what it finds. */
package org.crosscurrent.entities;
