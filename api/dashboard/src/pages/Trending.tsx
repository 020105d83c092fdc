import { useResource } from '../api/resource';
import type { Page, Signal, TrendingTopic } from '../api/types';
import { Sparkline } from '../charts/Sparkline';
import { bucketMillis, fill } from '../charts/scale';
import { DataTable } from '../components/DataTable';
import { Delta, Parts, PlatformMix, TopicLink } from '../components/Marks';
import { useLimit } from '../components/More';
import { Panel } from '../components/Panel';
import { PostItem } from '../components/PostItem';
import { useNow } from '../components/useNow';
import { compact, decimal } from '../format/numbers';

export function Trending() {
  return (
    <div class="grid widefirst">
      <TrendingTopics />
      <TrendingPosts />
    </div>
  );
}

function TrendingTopics() {
  const { limit, more } = useLimit(20, 100);
  const topics = useResource<Page<TrendingTopic>>({
    path: '/trending',
    known: ['platform', 'time'],
    query: { of: 'topics', limit },
  });
  return (
    <Panel
      title="Topics"
      note="Ranked by score; below each, what its score is made of"
      resource={topics}
      height={600}
      empty={(page) => (page.items.length === 0 ? 'No topic trends under these filters.' : null)}
      table={(page) => ({
        header: ['Topic', 'Score', 'Posts', 'Posts before', ...partNames(page)],
        rows: page.items.map((row) => [
          row.topic,
          row.score,
          row.posts,
          row.previous_posts,
          ...partNames(page).map((name) => row.parts[name]),
        ]),
      })}
    >
      {(page) => (
        <>
          <DataTable
            label="Trending topics"
            rows={page.items}
            keyOf={(row) => row.topic}
            columns={[
              {
                name: 'Topic',
                lead: true,
                cell: (row, i) => (
                  <span class="ranked">
                    <span class="rank">{i + 1}</span>
                    <span>
                      <TopicLink topic={row.topic} />
                      <Parts parts={row.parts} />
                    </span>
                  </span>
                ),
              },
              { name: 'Score', number: true, sorted: true, cell: (row) => <b>{decimal(row.score)}</b> },
              { name: 'Posts', number: true, cell: (row) => compact(row.posts) },
              { name: 'Change', number: true, rank: 1, cell: (row) => <Delta now={row.posts} before={row.previous_posts} /> },
              { name: 'Trend', rank: 1, cell: (row) => <Sparkline values={trend(row)} /> },
              { name: 'Platforms', rank: 2, cell: (row) => <PlatformMix platforms={row.platforms} /> },
            ]}
          />
          {more(page)}
        </>
      )}
    </Panel>
  );
}

function partNames(page: Page<TrendingTopic>): string[] {
  return [...new Set(page.items.flatMap((row) => Object.keys(row.parts ?? {})))];
}

/** The posts of each hour, those without any too, so that a quiet hour is seen as one. */
export function trend(row: TrendingTopic): number[] {
  const points = (row.series ?? [])
    .map((b) => ({ at: new Date(b.bucket_start).getTime(), value: b.posts }))
    .sort((a, b) => a.at - b.at);
  if (points.length < 2) return points.map((p) => p.value);
  const steps = points.slice(1).map((p, i) => p.at - points[i].at);
  const step = Math.min(...steps) || bucketMillis('1h');
  return fill(points, points[0].at, points.at(-1)!.at, step, 0).map((p) => p.value ?? 0);
}

function TrendingPosts() {
  const now = useNow();
  const { limit, more } = useLimit(20, 100);
  const posts = useResource<Page<Signal>>({ path: '/trending', known: ['platform', 'time'], query: { of: 'signals', limit } });
  return (
    <Panel
      title="Posts"
      note="Ranked by trending score, 0 to 1"
      resource={posts}
      height={600}
      empty={(page) => (page.items.length === 0 ? 'No post trends under these filters.' : null)}
      table={(page) => ({
        header: ['Post', 'Platform', 'Trending score', 'Likes', 'Comments', 'Likes per second', 'Sentiment', 'Created at', 'Title', 'Text'],
        rows: page.items.map((p) => [
          p.post_id, p.platform, p.trending_score, p.score, p.comments, p.score_velocity, p.sentiment, p.created_at, p.title, p.text,
        ]),
      })}
    >
      {(page) => (
        <>
          <ol class="ranking" aria-label="Trending posts">
            {page.items.map((post, i) => (
              <li key={post.post_id}>
                <span class="rank">{i + 1}</span>
                <PostItem post={post} now={now} scored />
                <span class="score" title="Trending score, 0 to 1">
                  {decimal(post.trending_score)}
                </span>
              </li>
            ))}
          </ol>
          {more(page)}
        </>
      )}
    </Panel>
  );
}
