import { EVERY_FILTER, type Resource, useResource } from '../api/resource';
import type { Page, Stats, Timeline } from '../api/types';
import { SENTIMENT_COLOURS } from '../charts/palette';
import { TimeChart } from '../charts/TimeChart';
import { usePlace } from '../app/router';
import { bucketOf } from '../app/urlState';
import { DataTable } from '../components/DataTable';
import { FeedList } from '../components/FeedList';
import { Figures } from '../components/Figure';
import { Delta, PlatformMix, SentimentSplit, SentimentValue, TopicLink } from '../components/Marks';
import { Panel } from '../components/Panel';
import { Failure } from '../components/States';
import { capital, platformName } from '../format/names';
import { ABSENT, compact, percent, signed, whole } from '../format/numbers';
import { spanText } from '../format/time';
import { useFeed } from '../model/feed';
import { seriesTable, toSeries } from '../model/series';

const OFTEN = 10;

export interface TopicRow {
  topic: string;
  posts: number;
  previous_posts: number | null;
  mean_sentiment: number | null;
  platforms: Record<string, number>;
}

export function Overview() {
  const stats = useResource<Stats>({ path: '/stats', known: EVERY_FILTER, every: OFTEN });
  return (
    <>
      <Totals stats={stats} />
      <div class="grid overview">
        <div class="column">
          <OverTime />
          <div class="pair">
            <Sentiments stats={stats} />
            <SentimentsOverTime />
          </div>
          <TopTopics />
        </div>
        <LiveFeed />
      </div>
    </>
  );
}

function Totals({ stats }: { stats: Resource<Stats> }) {
  if (!stats.data && stats.error) return <Failure error={stats.error} retry={stats.reload} />;
  return <Figures label="Totals" figures={figuresOf(stats.data)} waiting={!stats.data} />;
}

/** The eight figures; before they are known, their names. */
export function figuresOf(s: Stats | null) {
  const of = (part: number | undefined, all: number | undefined) => percent(part !== undefined && all ? part / all : null);
  const count = (label: string, value: number | undefined, note?: string) => ({
    label,
    value: compact(value),
    full: value === undefined ? undefined : whole(value),
    note: s ? note : undefined,
  });
  return [
    count('Posts', s?.posts, `sentiment ${signed(s?.mean_sentiment)}`),
    count('Likes', s?.likes),
    count('Comments', s?.comments),
    count('Shares', s?.shares, `${compact(s?.views)} views`),
    { label: 'Engagement rate', value: s ? percent(s.mean_engagement_rate) : ABSENT, note: s ? 'mean per view' : undefined },
    count('Viral posts', s?.viral_posts, `${of(s?.viral_posts, s?.posts)} of posts`),
    count('Verified authors', s?.verified_authors, `of ${compact(s?.authors)} authors`),
    count('Influencers', s?.influencers, `${of(s?.influencers, s?.authors)} of authors`),
  ];
}

function OverTime() {
  const { filters } = usePlace();
  const bucket = bucketOf(filters, new Date());
  const timeline = useResource<Timeline>({ path: '/timeline', known: EVERY_FILTER, query: { bucket, by: 'platform' } });
  const drawn = (t: Timeline) => toSeries(t.groups, t.bucket, { nameOf: platformName, span: t });
  return (
    <Panel
      title="Posts over time"
      note={(t) => `Posts per ${bucket === '1h' ? 'hour' : 'day'} by platform${spanText(t)}`}
      resource={timeline}
      chart
      height={252}
      empty={(t) => (drawn(t).series.length === 0 ? 'No posts match these filters.' : null)}
      table={(t) => seriesTable(drawn(t).series)}
      legend={(t) => drawn(t).series.map(({ label, colour }) => ({ label, colour }))}
    >
      {(t) => <TimeChart {...drawn(t)} mode="columns" label="Posts over time by platform" />}
    </Panel>
  );
}

function Sentiments({ stats }: { stats: Resource<Stats> }) {
  const names = ['positive', 'neutral', 'negative', 'none'] as const;
  return (
    <Panel
      title="Sentiment split"
      note="Share of posts"
      resource={stats}
      height={120}
      empty={(s) => (s.posts === 0 ? 'No posts match these filters.' : null)}
      table={(s) => ({ header: ['Sentiment', 'Posts'], rows: names.map((name) => [name, s.sentiments[name] ?? 0]) })}
    >
      {(s) => <SentimentSplit counts={s.sentiments} />}
    </Panel>
  );
}

function SentimentsOverTime() {
  const { filters } = usePlace();
  const bucket = bucketOf(filters, new Date());
  const query = { bucket, by: 'sentiment' };
  const timeline = useResource<Timeline>({ path: '/timeline', known: EVERY_FILTER, query });
  const drawn = (t: Timeline) => {
    const groups = t.groups.filter(({ value }) => value && value in SENTIMENT_COLOURS && value !== 'none');
    const result = toSeries(groups, t.bucket, { nameOf: capital, colourOf: (name) => SENTIMENT_COLOURS[name], span: t });
    const order = ['positive', 'neutral', 'negative'];
    return { ...result, series: result.series.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) };
  };
  return (
    <Panel
      title="Sentiment over time"
      note={(t) => `Posts by label${spanText(t)}`}
      resource={timeline}
      chart
      height={120}
      empty={(t) => (drawn(t).series.length === 0 ? 'No scored posts match these filters.' : null)}
      table={(t) => seriesTable(drawn(t).series)}
    >
      {(t) => <TimeChart {...drawn(t)} mode="columns" label="Posts over time by sentiment" height={130} />}
    </Panel>
  );
}

function TopTopics() {
  const topics = useResource<Page<TopicRow>>({
    path: '/topics',
    known: ['platform', 'time'],
    query: { limit: 10 },
  });
  return (
    <Panel
      title="Top topics"
      note="By posts, against the span before"
      resource={topics}
      height={300}
      empty={(page) => (page.items.length === 0 ? 'No topics match these filters.' : null)}
      table={(page) => ({
        header: ['Topic', 'Posts', 'Posts before', 'Mean sentiment'],
        rows: page.items.map((row) => [row.topic, row.posts, row.previous_posts, row.mean_sentiment]),
      })}
    >
      {(page) => (
        <DataTable
          label="Top topics"
          rows={page.items}
          keyOf={(row) => row.topic}
          columns={[
            { name: 'Topic', cell: (row) => <TopicLink topic={row.topic} /> },
            { name: 'Posts', number: true, cell: (row) => compact(row.posts) },
            { name: 'Change', number: true, cell: (row) => <Delta now={row.posts} before={row.previous_posts} /> },
            { name: 'Sentiment', number: true, rank: 1, cell: (row) => <SentimentValue value={row.mean_sentiment} /> },
            { name: 'Platforms', rank: 1, cell: (row) => <PlatformMix platforms={row.platforms} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function LiveFeed() {
  const { first, posts, arrived } = useFeed();
  return (
    <Panel
      title="Live feed"
      note="Newest posts first"
      resource={first}
      height={600}
      empty={() => (posts.length === 0 ? 'No posts match these filters yet.' : null)}
      table={() => ({
        header: ['Post', 'Platform', 'Author', 'Created at', 'Sentiment', 'Likes', 'Comments', 'Title', 'Text'],
        rows: posts.map((p) => [p.post_id, p.platform, p.author_name, p.created_at, p.sentiment, p.score, p.comments, p.title, p.text]),
      })}
    >
      {() => <FeedList posts={posts} arrived={arrived} label="Live feed" />}
    </Panel>
  );
}
