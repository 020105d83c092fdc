/**
 * In which language a post is written: the rule, the transform that applies it, and the interface
 * of the engines that recognise a language. Engines live in modules of their own.
 */
package org.crosscurrent.language;
