import type { Bucketed } from '../api/types';
import { OTHER, platformColour } from '../charts/palette';
import { type Point, bucketMillis, fill, reach } from '../charts/scale';
import type { Series } from '../charts/TimeChart';
import type { Cell } from '../format/csv';

export interface Group {
  value: string | null;
  series: Bucketed[];
}

const MOST = 7;

export interface Choices {
  nameOf: (value: string) => string;
  colourOf?: (value: string, index: number) => string;
  /** What is drawn of a bucket; null where it is unknown. */
  figureOf?: (bucket: Bucketed) => number | null | undefined;
  /** What stands for a bucket that no row tells of: 0 for counts, null for means. */
  gap?: number | null;
  /** What was asked for: not drawn where nobody wrote long before the rest. */
  span?: { from: string | null };
}

/** Groups as series over the same buckets, the largest first; counts of the smallest are put together. */
export function toSeries(groups: Group[], bucket: string, choices: Choices): { series: Series[]; step: number } {
  const { nameOf, colourOf = platformColour, figureOf = (b) => b.posts, gap = 0 } = choices;
  const step = bucketMillis(bucket);
  const ranked = groups
    .map((group) => ({ ...group, value: group.value ?? '', total: group.series.reduce((sum, b) => sum + (b.posts ?? 0), 0) }))
    .filter((group) => group.series.length > 0)
    .sort((a, b) => b.total - a.total || a.value.localeCompare(b.value));
  const points = ranked.map((group) =>
    group.series.map((b): Point => ({ at: new Date(b.bucket_start).getTime(), value: figureOf(b) ?? null })),
  );
  const span = widened(reach(points), step, choices.span?.from);
  if (!span) return { series: [], step };
  const all = ranked.map((group, i): Series => ({
    name: group.value,
    label: nameOf(group.value),
    colour: colourOf(group.value, i),
    points: fill(points[i], span[0], span[1], step, gap),
  }));
  if (all.length <= MOST + 1) return { series: all, step };
  const rest = all.slice(MOST);
  if (gap === null) return { series: all.slice(0, MOST), step };
  const other = all[0].points.map((p, i) => ({ at: p.at, value: rest.reduce((sum, s) => sum + (s.points[i].value ?? 0), 0) }));
  return { series: [...all.slice(0, MOST), { name: '', label: `${rest.length} others`, colour: OTHER, points: other }], step };
}

/** As few buckets as there may be are drawn as wide as a day of hours, so that they look like the few they are. */
const LEAST = 24;

function widened(span: [number, number] | null, step: number, from: string | null | undefined): [number, number] | null {
  if (!span || !from) return span;
  const [first, last] = span;
  const earliest = Math.max(new Date(from).getTime(), last - (LEAST - 1) * step);
  return [first - Math.max(0, Math.floor((first - earliest) / step)) * step, last];
}

/** A table with a row for each bucket and a column for each series. */
export function seriesTable(series: Series[]): { header: string[]; rows: Cell[][] } {
  const times = series[0]?.points ?? [];
  return {
    header: ['Time (UTC)', ...series.map((s) => s.label)],
    rows: times.map((p, i) => [new Date(p.at).toISOString(), ...series.map((s) => s.points[i].value)]),
  };
}
