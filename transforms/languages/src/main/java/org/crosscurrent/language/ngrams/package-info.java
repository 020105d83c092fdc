/**
 * Two engines that recognise a language by its script and its sequences of letters. They score with
 * code of their own by the models of Lingua, which are in that library's jar.
 */
package org.crosscurrent.language.ngrams;
