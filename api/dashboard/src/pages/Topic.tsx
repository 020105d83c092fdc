import { type Resource, useResource } from '../api/resource';
import type { Pulse, TopicDetail } from '../api/types';
import { topicOf } from '../app/pages';
import { usePlace } from '../app/router';
import { bucketOf } from '../app/urlState';
import { DivergencePanel } from '../components/Divergences';
import { FeedList } from '../components/FeedList';
import { Figures } from '../components/Figure';
import { Panel } from '../components/Panel';
import { Empty } from '../components/States';
import { ByPlatform, CoOccurring, type Detail, Evidence, LatestEvent, SentimentOverTime } from '../components/TopicPanels';
import { capital, platformName } from '../format/names';
import { ABSENT, compact, signed, whole } from '../format/numbers';
import { duration } from '../format/time';
import { useFeed } from '../model/feed';

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

function LatestPosts({ topic }: { topic: string }) {
  const { first, posts, arrived } = useFeed(topic);
  return (
    <Panel title="Latest posts" note="Newest first" resource={first} empty={() => (posts.length === 0 ? 'No posts match these filters.' : null)}>
      {() => <FeedList posts={posts.slice(0, 15)} arrived={arrived} label="Latest posts on the topic" />}
    </Panel>
  );
}
