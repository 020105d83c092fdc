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
package org.crosscurrent.model.coders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.CrossPlatformEvent;

/** Coder of {@link CrossPlatformEvent}, version 2. */
public final class CrossPlatformEventCoder extends RecordCoder<CrossPlatformEvent> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -3704498951481438601L;

  private static final CrossPlatformEventCoder INSTANCE = new CrossPlatformEventCoder();

  private CrossPlatformEventCoder() {
    super(2);
  }

  /** The coder. */
  public static CrossPlatformEventCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(CrossPlatformEvent value, RecordWriter out) {
    out.writeString(value.getTopic());
    out.writeInstant(value.getStartedAt());
    out.writeInstant(value.getUpdatedAt());
    out.writeOptionalInstant(value.getResolvedAt());
    out.writeString(value.getOriginPlatform());
    out.writeInstant(value.getOriginAt());
    out.writeUnsigned(value.getLags().size());
    value
        .getLags()
        .forEach(
            (key, amount) -> {
              out.writeString(key);
              out.writeSigned(amount);
            });
    out.writeSigned(value.getSpreadSeconds());
    out.writeSigned(value.getPosts());
    out.writeDoubleMap(value.getSentiments());
    out.writeStrings(value.getSamplePosts());
    out.writeSigned(value.getVersion());
    out.writeUnsigned(value.getGeneration());
  }

  @Override
  protected CrossPlatformEvent read(RecordReader in, int version) throws CoderException {
    return CrossPlatformEvent.builder()
        .setTopic(in.readString())
        .setStartedAt(in.readInstant())
        .setUpdatedAt(in.readInstant())
        .setResolvedAt(in.readOptionalInstant())
        .setOriginPlatform(in.readString())
        .setOriginAt(in.readInstant())
        .setLags(readLongs(in))
        .setSpreadSeconds(in.readSigned())
        .setPosts(in.readSigned())
        .setSentiments(in.readDoubleMap())
        .setSamplePosts(in.readStrings())
        .setVersion(in.readSigned())
        .setGeneration((int) in.readUnsigned())
        .build();
  }

  private static Map<String, Long> readLongs(RecordReader in) throws CoderException {
    int count = in.readCount(1);
    Map<String, Long> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = in.readString();
      values.put(key, in.readSigned());
    }
    return Collections.unmodifiableMap(values);
  }
}
