/**
 * What all engines have in common, whatever they tell of a text: how they are found, named, set up
 * and warmed up. The task of each kind is beside its transform: {@code SentimentEngine}, {@code
 * ToxicityEngine}, {@code EntityEngine}, {@code LanguageEngine}.
 *
 * <p>And how a pipeline survives them: {@link org.crosscurrent.engine.GuardedEngine} keeps a text
 * from stopping its caller, {@link org.crosscurrent.engine.CircuitBreaker} leaves a broken engine
 * alone, {@link org.crosscurrent.engine.SharedEngine} makes both one for a JVM, and {@link
 * org.crosscurrent.engine.Enrichment} is what the transforms of all tasks have in common.
 */
package org.crosscurrent.engine;
