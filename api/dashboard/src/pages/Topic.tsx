import { type Resource, useResource } from '../api/resource';
import type { Pulse, TopicDetail } from '../api/types';
import { LagChart } from '../charts/LagChart';
import { platformColour } from '../charts/palette';
import { TimeChart } from '../charts/TimeChart';
import { topicOf } from '../app/pages';
import { usePlace } from '../app/router';
import { bucketOf } from '../app/urlState';
import { DivergencePanel } from '../components/Divergences';
import { FeedList } from '../components/FeedList';
import { Figures } from '../components/Figure';
import { TopicLink } from '../components/Marks';
import { Panel } from '../components/Panel';
import { PostItem } from '../components/PostItem';
import { Empty } from '../components/States';
import { useNow } from '../components/useNow';
import { capital, platformName } from '../format/names';
import { ABSENT, compact, signed, whole } from '../format/numbers';
import { ago, duration, spanText } from '../format/time';
import { useFeed } from '../model/feed';
import { lagsOf } from '../model/lags';
import { seriesTable, toSeries } from '../model/series';

export function Topic() {
  const { path, filters } = usePlace();
  const topic = topicOf(path);
  const bucket = bucketOf(filters, new Date());
  const detail = useResource<TopicDetail>({
    path: `/topics/${encodeURIComponent(topic)}`,
    known: ['time'],
    query: { bucket, limit: 15 },
  });
  const pulse = useResource<Pulse>({ path: '/pulse', known: ['platform', 'time'], query: { topic, bucket } });
  if (detail.error?.status === 404 && !detail.data) {
    return (
      <>
        <Empty text={detail.error.message} />
        <LatestPosts topic={topic} />
      </>
    );
  }
  return (
    <>
      <Summary detail={detail} pulse={pulse} />
      <div class="grid halves">
        <ByPlatform detail={detail} />
        <SentimentOverTime detail={detail} />
      </div>
      <div class="grid halves">
        <Evidence detail={detail} />
        <div class="column">
          <CoOccurring detail={detail} />
          <LatestEvent detail={detail} />
          <DivergencePanel
            resource={detail}
            of={(d) => d.divergences ?? []}
            labelOf={(d) => `${platformName(d.platform_a)}, ${platformName(d.platform_b)}`}
          />
          <LatestPosts topic={topic} />
        </div>
      </div>
    </>
  );
}

type Detail = Resource<TopicDetail>;

function Summary({ detail, pulse }: { detail: Detail; pulse: Resource<Pulse> }) {
  const buckets = detail.data?.platforms.flatMap((p) => p.series) ?? [];
  const posts = buckets.reduce((sum, b) => sum + b.posts, 0);
  const scored = buckets.filter((b) => typeof b.mean_sentiment === 'number');
  const weight = scored.reduce((sum, b) => sum + b.posts, 0);
  const mean = weight ? scored.reduce((sum, b) => sum + b.mean_sentiment! * b.posts, 0) / weight : null;
  const event = detail.data?.latest_event;
  const momentum = pulse.data?.topics[0]?.momentum;
  if (detail.error && !detail.data) return null;
  return (
    <Figures
      label="The topic in figures"
      waiting={!detail.data}
      figures={[
        { label: 'Posts', value: detail.data ? compact(posts) : ABSENT, full: whole(posts), note: 'in the span shown' },
        { label: 'Platforms', value: detail.data ? whole(detail.data.platforms.length) : ABSENT },
        { label: 'Mean sentiment', value: signed(mean), note: '−1 to +1' },
        { label: 'Momentum', value: momentum ? capital(momentum) : ABSENT },
        {
          label: 'Led by',
          value: event ? platformName(event.origin_platform) : ABSENT,
          note: event ? `spread ${duration(event.spread_seconds)}` : undefined,
        },
      ]}
    />
  );
}

const groups = (d: TopicDetail) => d.platforms.map((p) => ({ value: p.platform, series: p.series }));

function ByPlatform({ detail }: { detail: Detail }) {
  const drawn = (d: TopicDetail) => toSeries(groups(d), d.bucket, { nameOf: platformName });
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

function SentimentOverTime({ detail }: { detail: Detail }) {
  const drawn = (d: TopicDetail) =>
    toSeries(groups(d), d.bucket, { nameOf: platformName, figureOf: (b) => b.mean_sentiment, gap: null });
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

function Evidence({ detail }: { detail: Detail }) {
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

function CoOccurring({ detail }: { detail: Detail }) {
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

function LatestEvent({ detail }: { detail: Detail }) {
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

function LatestPosts({ topic }: { topic: string }) {
  const { first, posts, arrived } = useFeed(topic);
  return (
    <Panel title="Latest posts" note="Newest first" resource={first} empty={() => (posts.length === 0 ? 'No posts match these filters.' : null)}>
      {() => <FeedList posts={posts.slice(0, 15)} arrived={arrived} label="Latest posts on the topic" />}
    </Panel>
  );
}
