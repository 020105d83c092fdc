/**
 * Engines by Stanford CoreNLP, for texts that are worth milliseconds: sentiment by its recursive
 * model, and the names of persons, organisations and places. Choosing one of them makes a program
 * GPL-3.0-or-later; nothing else of this library depends on this package.
 *
 * <p>Its parts are called directly, each with the plain text of a post, rather than through
 * CoreNLP's own pipeline, whose annotations for other tasks would cost more than the work.
 */
package org.crosscurrent.corenlp;
