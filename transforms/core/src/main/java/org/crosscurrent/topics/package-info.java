/**
 * What posts are about. {@link org.crosscurrent.topics.ExtractTopics} finds the topics of a post:
 * hashtags, cashtags and the names of a {@link org.crosscurrent.topics.Gazetteer}; its core without
 * Beam is {@link org.crosscurrent.topics.TopicExtractor}. {@link
 * org.crosscurrent.topics.TopicNames} tells which spellings are one topic; {@link
 * org.crosscurrent.topics.GazetteerEntities} is the gazetteer as an engine of entities.
 */
package org.crosscurrent.topics;
