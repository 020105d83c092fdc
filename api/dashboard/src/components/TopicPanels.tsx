import type { Resource } from '../api/resource';
import type { TopicDetail } from '../api/types';
import { LagChart } from '../charts/LagChart';
import { platformColour } from '../charts/palette';
import { TimeChart } from '../charts/TimeChart';
import { platformName } from '../format/names';
import { compact, signed } from '../format/numbers';
import { ago, spanText } from '../format/time';
import { lagsOf } from '../model/lags';
import { seriesTable, toSeries } from '../model/series';
import { TopicLink } from './Marks';
import { Panel } from './Panel';
import { PostItem } from './PostItem';
import { useNow } from './useNow';

/** What is known about one topic; its panels show parts of one answer. */
export type Detail = Resource<TopicDetail>;

const groups = (d: TopicDetail) => d.platforms.map((p) => ({ value: p.platform, series: p.series }));

export function ByPlatform({ detail }: { detail: Detail }) {
  const drawn = (d: TopicDetail) => toSeries(groups(d), d.bucket, { nameOf: platformName, span: d });
  return (
    <Panel
      title="Posts by platform"
      note={(d) => `Posts per ${d.bucket === '1d' ? 'day' : 'hour'}${spanText(d)}`}
      resource={detail}
      chart
      height={250}
      empty={(d) => (drawn(d).series.length === 0 ? 'Nobody wrote about it in this span.' : null)}
      table={(d) => seriesTable(drawn(d).series)}
      legend={(d) => drawn(d).series.map(({ label, colour }) => ({ label, colour }))}
    >
      {(d) => <TimeChart {...drawn(d)} mode="columns" label="Posts on the topic over time by platform" />}
    </Panel>
  );
}

export function SentimentOverTime({ detail }: { detail: Detail }) {
  const drawn = (d: TopicDetail) =>
    toSeries(groups(d), d.bucket, { nameOf: platformName, figureOf: (b) => b.mean_sentiment, gap: null, span: d });
  return (
    <Panel
      title="Sentiment over time"
      note="Mean by platform, −1 to +1"
      resource={detail}
      chart
      height={250}
      empty={(d) => (drawn(d).series.length === 0 ? 'Nothing was scored in this span.' : null)}
      table={(d) => seriesTable(drawn(d).series)}
      legend={(d) => drawn(d).series.map(({ label, colour }) => ({ label, colour }))}
    >
      {(d) => (
        <TimeChart
          {...drawn(d)}
          mode="lines"
          domain={[-1, 1]}
          format={(value) => signed(value, 1)}
          label="Mean sentiment on the topic over time by platform"
        />
      )}
    </Panel>
  );
}

export function Evidence({ detail }: { detail: Detail }) {
  const now = useNow();
  return (
    <Panel
      title="Evidence"
      note="The best scored posts of the span"
      resource={detail}
      height={500}
      empty={(d) => (d.top_posts.length === 0 ? 'No posts in this span.' : null)}
      table={(d) => ({
        header: ['Post', 'Platform', 'Author', 'Created at', 'Likes', 'Comments', 'Sentiment', 'Title', 'Text', 'Address'],
        rows: d.top_posts.map((p) => [
          p.post_id, p.platform, p.author_name, p.created_at, p.score, p.comments, p.sentiment, p.title, p.text, p.url,
        ]),
      })}
    >
      {(d) => (
        <ol class="posts" aria-label="Evidence">
          {d.top_posts.map((post) => (
            <li key={post.post_id}>
              <PostItem post={post} now={now} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

export function CoOccurring({ detail }: { detail: Detail }) {
  const of = (d: TopicDetail) => d.co_occurring ?? [];
  return (
    <Panel
      title="Named together with"
      note="Topics of the same posts"
      resource={detail}
      height={80}
      empty={(d) => (of(d).length === 0 ? 'No other topic in the same posts.' : null)}
      table={(d) => ({ header: ['Topic', 'Posts'], rows: of(d).map((row) => [row.topic, row.posts]) })}
    >
      {(d) => (
        <ul class="chips">
          {of(d).map((row) => (
            <li key={row.topic}>
              <TopicLink topic={row.topic} /> <span class="muted">{compact(row.posts)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function LatestEvent({ detail }: { detail: Detail }) {
  const now = useNow();
  const event = detail.data?.latest_event;
  if (!event) return null;
  return (
    <Panel
      title="Latest event"
      note={`Began ${ago(event.started_at, now)} ago${event.resolved_at ? ', is over' : ', goes on'}`}
      resource={detail}
      chart
      legend={() => lagsOf(event).map((l) => ({ label: platformName(l.platform), colour: platformColour(l.platform) }))}
      table={() => ({ header: ['Platform', 'Seconds behind'], rows: lagsOf(event).map((l) => [platformName(l.platform), l.seconds]) })}
    >
      {() => (
        <LagChart
          label="Lag of each platform behind the leader"
          rows={[
            {
              key: event.started_at,
              label: platformName(event.origin_platform),
              title: event.topic,
              marks: lagsOf(event).map((l) => ({
                label: platformName(l.platform),
                colour: platformColour(l.platform),
                seconds: l.seconds,
              })),
            },
          ]}
        />
      )}
    </Panel>
  );
}
