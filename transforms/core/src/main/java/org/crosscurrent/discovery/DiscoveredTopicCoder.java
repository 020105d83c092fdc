/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.discovery;

import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** Coder of {@link DiscoveredTopic}, version 2. */
public final class DiscoveredTopicCoder extends RecordCoder<DiscoveredTopic> {

  private static final long serialVersionUID = 1L;
  private static final DiscoveredTopicCoder INSTANCE = new DiscoveredTopicCoder();

  private DiscoveredTopicCoder() {
    super(2);
  }

  /** The coder. */
  public static DiscoveredTopicCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(DiscoveredTopic topic, RecordWriter out) {
    out.writeString(topic.getLanguage());
    out.writeString(topic.getPhrase());
    out.writeInstant(topic.getWindowStart());
    out.writeInstant(topic.getWindowEnd());
    out.writeOptionalString(topic.getCategory());
    out.writeStrings(topic.getVariants());
    out.writeUnsigned(topic.getPosts());
    out.writeUnsigned(topic.getWindowPosts());
    out.writeUnsigned(topic.getHistoryPosts());
    out.writeUnsigned(topic.getHistoryWindowPosts());
    out.writeDouble(topic.getScore());
    out.writeDouble(topic.getLift());
    out.writeStrings(topic.getEvidence());
  }

  @Override
  protected DiscoveredTopic read(RecordReader in, int version) throws CoderException {
    return DiscoveredTopic.builder()
        .setLanguage(in.readString())
        .setPhrase(in.readString())
        .setWindowStart(in.readInstant())
        .setWindowEnd(in.readInstant())
        .setCategory(in.readOptionalString())
        .setVariants(in.readStrings())
        .setPosts(in.readUnsigned())
        .setWindowPosts(in.readUnsigned())
        .setHistoryPosts(in.readUnsigned())
        .setHistoryWindowPosts(in.readUnsigned())
        .setScore(in.readDouble())
        .setLift(in.readDouble())
        .setEvidence(in.readStrings())
        .build();
  }
}
