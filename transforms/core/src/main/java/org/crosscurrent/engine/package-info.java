/**
 * What all engines have in common, whatever they tell of a text: how they are found, named, set up
 * and warmed up. The task of each kind is beside its transform: {@code SentimentEngine}, {@code
 * ToxicityEngine}, {@code EntityEngine}, {@code LanguageEngine}.
 */
package org.crosscurrent.engine;
