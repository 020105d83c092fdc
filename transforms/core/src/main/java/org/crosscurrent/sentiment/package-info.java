/**
 * Sentiment of a text: the engine's interface, its score, and VADER as the default engine. Plain
 * Java, without any pipeline classes.
 *
 * <p>{@link org.crosscurrent.sentiment.SentimentEngine} is the room's door. {@link
 * org.crosscurrent.sentiment.VaderSentiment} follows the published rules of C.J. Hutto and E.E.
 * Gilbert, <i>VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media
 * Text</i>, Eighth International Conference on Weblogs and Social Media (ICWSM-14), Ann Arbor,
 * 2014. A text passes through {@code EmojiDescriptions}, {@code Tokens}, {@code ValenceRules},
 * {@code Contrast} and {@code Polarity}, in this order.
 *
 * <p>The dictionaries lie beside the classes as data files; {@code SOURCES.md} there tells where
 * each comes from and under which licence.
 */
package org.crosscurrent.sentiment;
