import { EVERY_FILTER, type Resource, useResource } from '../api/resource';
import type { BreakdownRow, Page } from '../api/types';
import { BarChart } from '../charts/BarChart';
import { compact, percent } from '../format/numbers';
import { DataTable } from './DataTable';
import { SentimentValue } from './Marks';
import { Panel, type Table } from './Panel';

type Rows = Page<BreakdownRow>;

const BARS = 15;

/** Posts by one of their properties, most first. */
export function useBreakdown(by: 'kind' | 'language' | 'location' | 'community', limit: number): Resource<Rows> {
  return useResource<Rows>({ path: '/breakdown', known: EVERY_FILTER, query: { by, limit } });
}

interface Props {
  rows: Resource<Rows>;
  /** What a row is, such as Location. */
  one: string;
  title: string;
  note: string;
  nameOf: (value: string) => string;
  colourOf?: (value: string) => string;
  none: string;
}

export function BreakdownBars(props: Props) {
  const { rows, title, note, nameOf, colourOf, none } = props;
  return (
    <Panel title={title} note={note} resource={rows} chart height={360} empty={(page) => (page.items.length === 0 ? none : null)} table={tableOf(props)}>
      {(page) => (
        <BarChart
          label={`${title}, posts`}
          bars={page.items.slice(0, BARS).map((row) => ({
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
  const { rows, one, title, note, nameOf, none } = props;
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
