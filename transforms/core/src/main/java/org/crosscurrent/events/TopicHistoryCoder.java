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
package org.crosscurrent.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;
import org.crosscurrent.model.coders.TopicWindowCoder;

/** Coder of {@link TopicHistory}, version 2. */
final class TopicHistoryCoder extends RecordCoder<TopicHistory> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -6601079210438420241L;

  private static final TopicHistoryCoder INSTANCE = new TopicHistoryCoder();

  private TopicHistoryCoder() {
    super(2);
  }

  static TopicHistoryCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(TopicHistory history, RecordWriter out) {
    out.writeFixed64(history.boundary());
    out.writeUnsigned(history.windows().size());
    for (TopicWindow window : history.windows()) {
      TopicWindowCoder.writeWindow(window, out);
    }
    Episode episode = history.episode();
    out.writeBoolean(episode != null);
    if (episode != null) {
      writeEpisode(episode, out);
    }
  }

  private static void writeEpisode(Episode episode, RecordWriter out) {
    out.writeSigned(episode.startedAt());
    out.writeSigned(episode.updatedAt());
    out.writeUnsigned(episode.platforms().size());
    episode
        .platforms()
        .forEach(
            (platform, share) -> {
              out.writeString(platform);
              out.writeSigned(share.firstAt());
              out.writeUnsigned(share.posts());
              out.writeSigned(share.sentimentSum());
              out.writeUnsigned(share.sentimentCount());
              out.writeUnsigned(share.inputs());
              out.writeUnsigned(share.generation());
              out.writeStrings(share.samples());
            });
  }

  @Override
  protected TopicHistory read(RecordReader in, int version) throws CoderException {
    long boundary = in.readFixed64();
    int count = in.readCount(1);
    List<TopicWindow> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      windows.add(TopicWindowCoder.readWindow(in));
    }
    @Nullable Episode episode = in.readBoolean() ? readEpisode(in) : null;
    return new TopicHistory(boundary, windows, episode);
  }

  private static Episode readEpisode(RecordReader in) throws CoderException {
    long startedAt = in.readSigned();
    long updatedAt = in.readSigned();
    int count = in.readCount(1);
    Map<String, Episode.PlatformShare> platforms = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String platform = in.readString();
      platforms.put(
          platform,
          new Episode.PlatformShare(
              in.readSigned(),
              in.readUnsigned(),
              in.readSigned(),
              in.readUnsigned(),
              in.readUnsigned(),
              (int) in.readUnsigned(),
              in.readStrings()));
    }
    return new Episode(startedAt, updatedAt, Collections.unmodifiableMap(platforms));
  }
}
