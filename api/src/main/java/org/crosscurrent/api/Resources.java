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
package org.crosscurrent.api;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.crosscurrent.api.access.Gate;
import org.crosscurrent.api.access.MeRoute;
import org.crosscurrent.api.access.RefreshRoute;
import org.crosscurrent.api.access.RevokeRoute;
import org.crosscurrent.api.access.Sessions;
import org.crosscurrent.api.access.TokenRoute;
import org.crosscurrent.api.authors.AuthorQueries;
import org.crosscurrent.api.authors.AuthorsRoute;
import org.crosscurrent.api.feedback.FeedbackQueries;
import org.crosscurrent.api.feedback.FeedbackRoute;
import org.crosscurrent.api.feedback.GiveFeedbackRoute;
import org.crosscurrent.api.figures.BreakdownQueries;
import org.crosscurrent.api.figures.BreakdownRoute;
import org.crosscurrent.api.figures.DuplicateQueries;
import org.crosscurrent.api.figures.DuplicatesRoute;
import org.crosscurrent.api.figures.HashtagQueries;
import org.crosscurrent.api.figures.HashtagsRoute;
import org.crosscurrent.api.figures.StatsQueries;
import org.crosscurrent.api.figures.StatsRoute;
import org.crosscurrent.api.figures.TimelineQueries;
import org.crosscurrent.api.figures.TimelineRoute;
import org.crosscurrent.api.figures.TopicTrends;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.OpenApiRoute;
import org.crosscurrent.api.http.Remembered;
import org.crosscurrent.api.ingest.IngestRoute;
import org.crosscurrent.api.ingest.RawPosts;
import org.crosscurrent.api.letters.LetterQueries;
import org.crosscurrent.api.letters.LettersRoute;
import org.crosscurrent.api.letters.ReasonsRoute;
import org.crosscurrent.api.operations.HealthRoute;
import org.crosscurrent.api.operations.OperationsQueries;
import org.crosscurrent.api.operations.OperationsRoute;
import org.crosscurrent.api.operations.SourceQueries;
import org.crosscurrent.api.operations.SourcesRoute;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.SignalRoute;
import org.crosscurrent.api.signals.SignalsRoute;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.signals.TrendingRoute;
import org.crosscurrent.api.store.Schema;
import org.crosscurrent.api.store.Store;
import org.crosscurrent.api.topics.CompareRoute;
import org.crosscurrent.api.topics.DivergenceQueries;
import org.crosscurrent.api.topics.DivergencesRoute;
import org.crosscurrent.api.topics.EventQueries;
import org.crosscurrent.api.topics.EventsRoute;
import org.crosscurrent.api.topics.PulseQueries;
import org.crosscurrent.api.topics.PulseRoute;
import org.crosscurrent.api.topics.TopicListQueries;
import org.crosscurrent.api.topics.TopicQueries;
import org.crosscurrent.api.topics.TopicRoute;
import org.crosscurrent.api.topics.TopicsRoute;

/**
 * Everything that is served, put together of what it needs.
 *
 * @param store where results are read
 * @param writing where keys, feedback and what was taken in are kept
 * @param posts the way into the pipeline; null where no posts are taken
 * @param toxicOtherwise what goes for toxic posts in lists where a request says nothing of them
 * @param influencerFollowers from how many followers on an author is an influencer
 * @param sessions what makes tokens; null where access is off
 * @param gate who decides on a caller
 * @param stream what is pushed
 */
record Resources(
    Store store,
    Store writing,
    RawPosts posts,
    Toxic toxicOtherwise,
    long influencerFollowers,
    Sessions sessions,
    Gate gate,
    Endpoint stream) {

  /** All endpoints, by subject. */
  List<Endpoint> all() {
    return Stream.of(signals(), topics(), figures(), operations(), sent(), access())
        .flatMap(List::stream)
        .toList();
  }

  private List<Endpoint> signals() {
    SignalQueries signals = new SignalQueries(store);
    return List.of(
        new SignalsRoute(signals, toxicOtherwise),
        new SignalRoute(signals),
        new TrendingRoute(signals, new TopicTrends(store)::answer, toxicOtherwise),
        new DuplicatesRoute(new DuplicateQueries(store), toxicOtherwise),
        stream);
  }

  private List<Endpoint> topics() {
    EventQueries events = new EventQueries(store);
    return List.of(
        new Remembered(new PulseRoute(new PulseQueries(store))),
        new CompareRoute(events),
        new EventsRoute(events),
        new DivergencesRoute(new DivergenceQueries(store)),
        new Remembered(new TopicsRoute(new TopicListQueries(store))),
        new Remembered(new TopicRoute(new TopicQueries(store), toxicOtherwise)));
  }

  private List<Endpoint> figures() {
    return List.of(
        new Remembered(new StatsRoute(new StatsQueries(store, influencerFollowers))),
        new Remembered(new TimelineRoute(new TimelineQueries(store))),
        new Remembered(new BreakdownRoute(new BreakdownQueries(store))),
        new Remembered(new HashtagsRoute(new HashtagQueries(store))),
        new Remembered(new AuthorsRoute(new AuthorQueries(store, influencerFollowers))));
  }

  private List<Endpoint> operations() {
    LetterQueries letters = new LetterQueries(store);
    return List.of(
        new Remembered(new SourcesRoute(new SourceQueries(store))),
        new OperationsRoute(new OperationsQueries(store)),
        new LettersRoute(letters),
        new Remembered(new ReasonsRoute(letters)),
        new HealthRoute(store, new Schema(store)),
        new OpenApiRoute());
  }

  private List<Endpoint> sent() {
    FeedbackQueries feedback = new FeedbackQueries(store, writing);
    return List.of(
        new IngestRoute(posts, writing, Clock.systemUTC()),
        new FeedbackRoute(feedback),
        new GiveFeedbackRoute(feedback));
  }

  private List<Endpoint> access() {
    return List.of(
        new TokenRoute(sessions),
        new RefreshRoute(sessions, gate),
        new RevokeRoute(sessions),
        new MeRoute(gate));
  }
}
