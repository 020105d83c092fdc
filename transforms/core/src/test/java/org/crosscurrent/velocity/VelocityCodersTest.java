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
package org.crosscurrent.velocity;

import java.util.List;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.coders.GoldenBytes;
import org.junit.jupiter.api.Test;

class VelocityCodersTest {

  private static final PostEvent SEEN = PostEvent.of(Samples.fullSignal());
  private static final PostEvent SEEN_TWICE =
      PostEvent.of(Samples.sparseSignal()).merge(PostEvent.of(other()));
  private static final PostEvent GONE = PostEvent.of(Samples.deletion());

  private static org.crosscurrent.model.Signal other() {
    return Samples.sparseSignal().toBuilder()
        .setPost(Samples.sparsePost().toBuilder().setPayloadDigest(-1).build())
        .build();
  }

  @Test
  void anObservationHasItsGoldenBytes() {
    GoldenBytes.check("post-event.seen", PostEventCoder.of(), SEEN);
  }

  @Test
  void payloadsOfOneInstantHaveTheirGoldenBytes() {
    GoldenBytes.check("post-event.seen-twice", PostEventCoder.of(), SEEN_TWICE);
  }

  @Test
  void aDeletionHasItsGoldenBytes() {
    GoldenBytes.check("post-event.gone", PostEventCoder.of(), GONE);
  }

  private static final PostLife LIFE =
      new PostLife(
          Sighting.BASE.getMillis(),
          Sighting.hash("first"),
          Sighting.BASE.getMillis() + 60_000,
          -7L,
          300L,
          3,
          false);

  @Test
  void aTimelineHasItsGoldenBytes() {
    GoldenBytes.check(
        "timeline.full",
        PostTimelineCoder.of(),
        new PostTimeline(LIFE, List.of(SEEN, SEEN_TWICE, GONE)));
  }

  @Test
  void theBytesOfAnEarlierVersionAreRead() {
    PostEvent seen = PostEvent.of(Samples.fullSignalOfVersion2());
    GoldenBytes.checkEarlier("post-event.seen.v2", PostEventCoder.of(), seen);
    GoldenBytes.checkEarlier("post-event.seen-twice.v2", PostEventCoder.of(), SEEN_TWICE);
    GoldenBytes.checkEarlier("post-event.gone.v2", PostEventCoder.of(), GONE);
    GoldenBytes.checkEarlier(
        "timeline.full.v2",
        PostTimelineCoder.of(),
        new PostTimeline(LIFE, List.of(seen, SEEN_TWICE, GONE)));
    GoldenBytes.checkEarlier("timeline.empty.v2", PostTimelineCoder.of(), PostTimeline.EMPTY);
    PostLife gone = new PostLife(0, null, 0, null, null, 1, true);
    GoldenBytes.checkEarlier(
        "timeline.gone.v2", PostTimelineCoder.of(), new PostTimeline(gone, List.of()));
  }

  @Test
  void anEmptyTimelineHasItsGoldenBytes() {
    GoldenBytes.check("timeline.empty", PostTimelineCoder.of(), PostTimeline.EMPTY);
  }

  @Test
  void theTimelineOfAGonePostHasItsGoldenBytes() {
    PostLife gone = new PostLife(0, null, 0, null, null, 1, true);
    GoldenBytes.check("timeline.gone", PostTimelineCoder.of(), new PostTimeline(gone, List.of()));
  }
}
