import { type Resource, useResource } from '../api/resource';
import type { Operations as State, Page, SourceRow } from '../api/types';
import { TimeChart } from '../charts/TimeChart';
import { fill, reach } from '../charts/scale';
import { DataTable } from '../components/DataTable';
import { DeadLetters } from '../components/DeadLetters';
import { Figures } from '../components/Figure';
import { PlatformTag } from '../components/Marks';
import { Panel } from '../components/Panel';
import { platformName } from '../format/names';
import { ABSENT, compact, percent, whole } from '../format/numbers';
import { dateTime, duration } from '../format/time';
import { seriesTable } from '../model/series';

const OFTEN = 5;
const MINUTE = 60_000;

/** How far back the chart reaches at least, also where nothing came in yet. */
const LEAST = 29 * MINUTE;

export function Operations() {
  const operations = useResource<State>({ path: '/operations', known: [], every: OFTEN });
  return (
    <>
      <Now operations={operations} />
      <Throughput operations={operations} />
      <Sources />
      <DeadLetters />
    </>
  );
}

function Now({ operations }: { operations: Resource<State> }) {
  const now = operations.data;
  const series = now?.posts_per_minute ?? [];
  // The newest minute is not over yet.
  const last = series.length > 1 ? series.at(-2)! : series.at(-1);
  if (operations.error && !now) return null;
  return (
    <Figures
      label="State of the service"
      waiting={!now}
      figures={[
        { label: 'Throughput', value: last ? compact(last.posts) : ABSENT, note: 'posts in the last whole minute' },
        { label: 'Freshness', value: duration(now?.freshness_seconds), note: 'since the newest post was seen' },
        { label: 'Fold lag', value: duration(now?.fold_lag_seconds), note: 'from the store to these pages' },
        { label: 'Queue', value: compact(now?.queue_length), full: whole(now?.queue_length), note: 'changes to fold' },
        { label: 'Feed position', value: compact(now?.feed_position), full: whole(now?.feed_position), note: 'events pushed so far' },
      ]}
    />
  );
}

function drawn(operations: State) {
  const points = (operations.posts_per_minute ?? []).map((m) => ({ at: new Date(m.minute).getTime(), value: m.posts }));
  const span = reach([points]);
  const all = span ? fill(points, Math.min(span[0], span[1] - LEAST), span[1], MINUTE, 0) : [];
  return [{ name: 'posts', label: 'Posts', colour: 'var(--accent-mark)', points: all }];
}

function Throughput({ operations }: { operations: Resource<State> }) {
  return (
    <Panel
      title="Throughput"
      note="Posts per minute"
      resource={operations}
      chart
      height={180}
      empty={(o) => ((o.posts_per_minute ?? []).length === 0 ? 'No posts came in lately.' : null)}
      table={(o) => seriesTable(drawn(o))}
    >
      {(o) => <TimeChart series={drawn(o)} step={MINUTE} mode="columns" height={170} label="Posts per minute" />}
    </Panel>
  );
}

function Sources() {
  const sources = useResource<Page<SourceRow>>({ path: '/sources', known: [], every: OFTEN });
  return (
    <Panel
      title="Sources"
      note="Share, freshness, dead letters and drift of each platform"
      resource={sources}
      empty={(page) => (page.items.length === 0 ? 'No source has sent anything yet.' : null)}
      table={(page) => ({
        header: ['Platform', 'Posts', 'Share', 'Freshness in seconds', 'Last seen at', 'Dead letters', 'Open breakers', 'New fields'],
        rows: page.items.map((s) => [
          platformName(s.platform), s.posts, s.share, s.freshness_seconds, s.last_observed_at, s.dead_letters,
          countOf(s.open_breakers), countOf(s.new_fields),
        ]),
      })}
    >
      {(page) => (
        <DataTable
          label="Sources"
          rows={page.items}
          keyOf={(s) => s.platform}
          columns={[
            { name: 'Platform', cell: (s) => <PlatformTag platform={s.platform} /> },
            { name: 'Posts', number: true, rank: 1, cell: (s) => compact(s.posts) },
            { name: 'Share', number: true, rank: 2, cell: (s) => percent(s.share) },
            {
              name: 'Freshness',
              number: true,
              cell: (s) => <span title={dateTime(s.last_observed_at)}>{duration(s.freshness_seconds)}</span>,
            },
            { name: 'Dead letters', number: true, cell: (s) => compact(s.dead_letters) },
            { name: 'Drift', cell: (s) => <Drift source={s} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function Drift({ source }: { source: SourceRow }) {
  const open = countOf(source.open_breakers);
  const fields = countOf(source.new_fields);
  if (!open && !fields) return <span class="muted">none</span>;
  return (
    <span class="tags">
      {open > 0 && <span class="badge warn">{open === 1 ? '1 shape stopped' : `${open} shapes stopped`}</span>}
      {fields > 0 && <span class="badge plain">{fields === 1 ? '1 new field' : `${fields} new fields`}</span>}
    </span>
  );
}

/** How many, whether told as a number or as a list of them. */
export function countOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length;
  return value && typeof value === 'object' ? Object.keys(value).length : 0;
}
