/** How toxic a text is: the engine's interface, its scores and the transform. */
package org.crosscurrent.toxicity;
