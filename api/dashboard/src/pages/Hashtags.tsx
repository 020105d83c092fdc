import { EVERY_FILTER, useResource } from '../api/resource';
import type { HashtagRow, Page } from '../api/types';
import { BarChart } from '../charts/BarChart';
import { DataTable } from '../components/DataTable';
import { Delta, PlatformMix, SentimentValue, TopicLink } from '../components/Marks';
import { useLimit } from '../components/More';
import { Panel, type Table } from '../components/Panel';
import { change, compact } from '../format/numbers';

const NONE = 'No hashtag matches these filters.';

export function Hashtags() {
  const { limit, more } = useLimit(50);
  const hashtags = useResource<Page<HashtagRow>>({
    path: '/hashtags',
    known: EVERY_FILTER,
    query: { limit },
  });
  const empty = (page: Page<HashtagRow>) => (page.items.length === 0 ? NONE : null);
  return (
    <div class="grid narrowfirst">
      <Panel title="Most used" note="Posts" resource={hashtags} chart height={400} empty={empty} table={table}>
        {(page) => (
          <BarChart
            label="Posts of the most used hashtags"
            bars={page.items.slice(0, 15).map((row) => ({
              label: `#${row.hashtag}`,
              value: row.posts,
              note: change(row.posts, row.previous_posts),
            }))}
          />
        )}
      </Panel>
      <Panel title="All hashtags" note="Ranked by posts, against the span before" resource={hashtags} height={600} empty={empty} table={table}>
        {(page) => (
          <>
            <DataTable
              label="Hashtags"
              rows={page.items}
              keyOf={(row) => row.hashtag}
              columns={[
                {
                  name: 'Hashtag',
                  cell: (row, i) => (
                    <span class="ranked">
                      <span class="rank">{i + 1}</span>
                      <TopicLink topic={row.hashtag} />
                    </span>
                  ),
                },
                { name: 'Posts', number: true, sorted: true, cell: (row) => compact(row.posts) },
                { name: 'Change', number: true, cell: (row) => <Delta now={row.posts} before={row.previous_posts} /> },
                { name: 'Likes', number: true, rank: 1, cell: (row) => compact(row.likes) },
                { name: 'Sentiment', number: true, rank: 1, cell: (row) => <SentimentValue value={row.mean_sentiment} /> },
                { name: 'Platforms', rank: 2, cell: (row) => <PlatformMix platforms={row.platforms} /> },
              ]}
            />
            {more(page)}
          </>
        )}
      </Panel>
    </div>
  );
}

function table(page: Page<HashtagRow>): Table {
  return {
    header: ['Hashtag', 'Posts', 'Posts before', 'Likes', 'Mean sentiment'],
    rows: page.items.map((row) => [row.hashtag, row.posts, row.previous_posts, row.likes, row.mean_sentiment]),
  };
}
