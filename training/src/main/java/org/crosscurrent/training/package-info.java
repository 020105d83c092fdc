/** Programs that make the models that the library ships. Nothing that runs depends on them. */
package org.crosscurrent.training;
