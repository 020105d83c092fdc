import { EVERY_FILTER, useResource } from '../api/resource';
import type { BreakdownRow, Page } from '../api/types';
import { BarChart } from '../charts/BarChart';
import { compact, percent } from '../format/numbers';
import { DataTable } from './DataTable';
import { SentimentValue } from './Marks';
import { Panel, type Table } from './Panel';

type Rows = Page<BreakdownRow>;

interface Props {
  by: 'kind' | 'language' | 'location' | 'community';
  /** What a row is, such as Location. */
  one: string;
  title: string;
  note: string;
  nameOf: (value: string) => string;
  colourOf?: (value: string) => string;
  limit?: number;
  none: string;
}

/** Posts by one of their properties: as bars, and with all figures as a table. */
export function BreakdownBars(props: Props) {
  const { by, title, note, nameOf, colourOf, limit = 15, none } = props;
  const rows = useResource<Rows>({ path: '/breakdown', known: EVERY_FILTER, query: { by, limit } });
  return (
    <Panel title={title} note={note} resource={rows} chart height={360} empty={(page) => (page.items.length === 0 ? none : null)} table={tableOf(props)}>
      {(page) => (
        <BarChart
          label={`${title}, posts`}
          bars={page.items.map((row) => ({
            label: name(row, nameOf),
            value: row.posts,
            note: percent(row.share),
            colour: colourOf?.(row.value ?? ''),
          }))}
        />
      )}
    </Panel>
  );
}

export function BreakdownTable(props: Props) {
  const { by, one, title, note, nameOf, limit = 50, none } = props;
  const rows = useResource<Rows>({ path: '/breakdown', known: EVERY_FILTER, query: { by, limit } });
  return (
    <Panel title={title} note={note} resource={rows} height={360} empty={(page) => (page.items.length === 0 ? none : null)} table={tableOf(props)}>
      {(page) => (
        <DataTable
          label={title}
          rows={page.items}
          keyOf={(row) => row.value ?? ''}
          columns={[
            { name: one, cell: (row) => name(row, nameOf) },
            { name: 'Posts', number: true, sorted: true, cell: (row) => compact(row.posts) },
            { name: 'Share', number: true, cell: (row) => percent(row.share) },
            { name: 'Likes', number: true, rank: 1, cell: (row) => compact(row.likes) },
            { name: 'Comments', number: true, rank: 2, cell: (row) => compact(row.comments) },
            { name: 'Engagement', number: true, rank: 2, cell: (row) => percent(row.mean_engagement_rate) },
            { name: 'Viral', number: true, rank: 1, cell: (row) => compact(row.viral_posts) },
            { name: 'Sentiment', number: true, rank: 1, cell: (row) => <SentimentValue value={row.mean_sentiment} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function name(row: BreakdownRow, nameOf: (value: string) => string): string {
  return row.value ? nameOf(row.value) : 'Not given';
}

function tableOf({ one }: Props): (page: Rows) => Table {
  return (page) => ({
    header: [one, 'Posts', 'Share', 'Likes', 'Comments', 'Shares', 'Views', 'Mean engagement rate', 'Viral posts', 'Mean sentiment'],
    rows: page.items.map((row) => [
      row.value, row.posts, row.share, row.likes, row.comments, row.shares, row.views, row.mean_engagement_rate, row.viral_posts,
      row.mean_sentiment,
    ]),
  });
}
