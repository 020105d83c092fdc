import { EVERY_FILTER, useResource } from '../api/resource';
import type { AuthorRow, Page } from '../api/types';
import { setParameters, usePlace } from '../app/router';
import { Choice } from '../components/Choice';
import { DataTable } from '../components/DataTable';
import { PlatformTag, SentimentValue } from '../components/Marks';
import { useLimit } from '../components/More';
import { Panel } from '../components/Panel';
import { useNow } from '../components/useNow';
import { compact, whole } from '../format/numbers';
import { ago, dateTime } from '../format/time';

type Sort = 'engagement' | 'followers' | 'posts';

const SORTS: { value: Sort; label: string }[] = [
  { value: 'engagement', label: 'Engagement' },
  { value: 'followers', label: 'Followers' },
  { value: 'posts', label: 'Posts' },
];

const WHO = [
  { value: '', label: 'All' },
  { value: 'verified', label: 'Verified' },
  { value: 'influencer', label: 'Influencers' },
];

export function Authors() {
  const now = useNow();
  const { parameters } = usePlace();
  const { limit, more } = useLimit(50);
  const sort = SORTS.find((s) => s.value === parameters.sort)?.value ?? 'engagement';
  const who = WHO.find((w) => w.value === parameters.who)?.value ?? '';
  const query = { sort, limit, verified: who === 'verified', influencer: who === 'influencer' };
  const authors = useResource<Page<AuthorRow>>({ path: '/authors', known: EVERY_FILTER, query });
  const tools = (
    <>
      <Choice label="Which authors" value={who} options={WHO} onChange={(value) => setParameters({ who: value })} />
      <Choice
        label="Ranked by"
        value={sort}
        options={SORTS}
        onChange={(value) => setParameters({ sort: value === 'engagement' ? '' : value })}
      />
    </>
  );
  return (
    <Panel
      title="Leaderboard"
      note="Engagement is likes, comments and shares of all posts of an author"
      resource={authors}
      tools={tools}
      height={600}
      empty={(page) => (page.items.length === 0 ? 'No author matches these filters.' : null)}
      table={(page) => ({
        header: [
          'Author', 'Id', 'Platform', 'Followers', 'Verified', 'Influencer', 'Posts', 'Engagement', 'Likes', 'Comments', 'Shares',
          'Views', 'Mean sentiment', 'Last post at',
        ],
        rows: page.items.map((a) => [
          a.author_name, a.author_id, a.platform, a.followers, a.verified, a.influencer, a.posts, a.engagement, a.likes, a.comments,
          a.shares, a.views, a.mean_sentiment, a.last_created_at,
        ]),
      })}
    >
      {(page) => (
        <>
          <DataTable
            label="Authors"
            rows={page.items}
            keyOf={(a) => `${a.platform} ${a.author_id}`}
            columns={[
              { name: 'Author', lead: true, cell: (a, i) => <Author author={a} rank={i + 1} /> },
              { name: 'Platform', rank: 1, cell: (a) => <PlatformTag platform={a.platform} /> },
              { name: 'Engagement', number: true, sorted: sort === 'engagement', cell: (a) => <Count value={a.engagement} /> },
              { name: 'Followers', number: true, sorted: sort === 'followers', cell: (a) => <Count value={a.followers} /> },
              { name: 'Posts', number: true, rank: sort === 'posts' ? undefined : 1, sorted: sort === 'posts', cell: (a) => <Count value={a.posts} /> },
              { name: 'Likes', number: true, rank: 2, cell: (a) => <Count value={a.likes} /> },
              { name: 'Comments', number: true, rank: 2, cell: (a) => <Count value={a.comments} /> },
              { name: 'Shares', number: true, rank: 2, cell: (a) => <Count value={a.shares} /> },
              { name: 'Sentiment', number: true, rank: 1, cell: (a) => <SentimentValue value={a.mean_sentiment} /> },
              {
                name: 'Last post',
                number: true,
                rank: 2,
                cell: (a) => <time title={dateTime(a.last_created_at)}>{ago(a.last_created_at, now)}</time>,
              },
            ]}
          />
          {more(page)}
        </>
      )}
    </Panel>
  );
}

function Count({ value }: { value: number | null }) {
  return <span title={whole(value)}>{compact(value)}</span>;
}

function Author({ author, rank }: { author: AuthorRow; rank: number }) {
  const handle = author.author_id.replace(`${author.platform}:`, '');
  return (
    <span class="ranked">
      <span class="rank">{rank}</span>
      <span class="authorname">
        <span>
          {author.author_name || handle}
          {author.verified && <span class="badge plain">verified</span>}
          {author.influencer && <span class="badge">influencer</span>}
        </span>
        {author.author_name && author.author_name !== handle && <span class="muted">{handle}</span>}
      </span>
    </span>
  );
}
