// What is shown lies in the URL and nowhere else, so that every view can be shared and gone back to.

export interface Filters {
  platform: string;
  sentiment: string;
  topic: string;
  language: string;
  viral: boolean;
  /** A length of time up to now, such as 24h; empty for all there is, or where from or to is given. */
  range: string;
  /** ISO times in UTC. */
  from: string;
  to: string;
}

export const NO_FILTERS: Filters = {
  platform: '',
  sentiment: '',
  topic: '',
  language: '',
  viral: false,
  range: '',
  from: '',
  to: '',
};

export const RANGES: { value: string; label: string; seconds: number }[] = [
  { value: '1h', label: 'Last hour', seconds: 3600 },
  { value: '6h', label: 'Last 6 hours', seconds: 6 * 3600 },
  { value: '24h', label: 'Last 24 hours', seconds: 86400 },
  { value: '7d', label: 'Last 7 days', seconds: 7 * 86400 },
  { value: '30d', label: 'Last 30 days', seconds: 30 * 86400 },
];

const SENTIMENTS = ['positive', 'neutral', 'negative'];

/** Reads the filters of a query; what makes no sense is left out rather than passed on. */
export function parseFilters(search: string): Filters {
  const query = new URLSearchParams(search);
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 200);
  const from = time(query.get('from'));
  const to = time(query.get('to'));
  const range = RANGES.some((r) => r.value === query.get('range')) ? query.get('range')! : '';
  return {
    platform: /^[a-z0-9][a-z0-9_-]{0,63}$/.test(text('platform')) ? text('platform') : '',
    sentiment: SENTIMENTS.includes(text('sentiment')) ? text('sentiment') : '',
    topic: text('topic').toLowerCase(),
    language: /^([a-z]{2}|und)$/.test(text('language')) ? text('language') : '',
    viral: query.get('viral') === 'true',
    range: from || to ? '' : range,
    from,
    to,
  };
}

function time(value: string | null): string {
  if (!value) return '';
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

/** The query of these filters, in one order; empty without any. Other parameters of a page follow. */
export function filterQuery(filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of ['platform', 'sentiment', 'topic', 'language'] as const) {
    if (filters[name]) query.set(name, filters[name]);
  }
  if (filters.viral) query.set('viral', 'true');
  if (filters.from || filters.to) {
    if (filters.from) query.set('from', filters.from);
    if (filters.to) query.set('to', filters.to);
  } else if (filters.range) {
    query.set('range', filters.range);
  }
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The parameters of a query that are no filters: what a page keeps there for itself. */
export function pageParameters(search: string): Record<string, string> {
  const known = new Set(Object.keys(NO_FILTERS));
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => !known.has(name)));
}

export interface Span {
  from: string;
  to: string;
}

/**
 * The span that is asked for. A length of time ends at no set time, so that what is new is in it, and
 * begins at a whole minute, so that asking twice within it is the same question.
 */
export function spanOf(filters: Filters, now: Date): Span {
  const range = RANGES.find((r) => r.value === filters.range);
  if (!range) return { from: filters.from, to: filters.to };
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return { from: new Date(minute - range.seconds * 1000).toISOString(), to: '' };
}

/** How fine a series over the span should be: by the hour up to four days, by the day beyond. */
export function bucketOf(filters: Filters, now: Date): '1h' | '1d' {
  const { from, to } = spanOf(filters, now);
  if (!from) return '1h';
  const seconds = ((to ? new Date(to) : now).getTime() - new Date(from).getTime()) / 1000;
  return seconds <= 4 * 86400 ? '1h' : '1d';
}

export function countFilters(filters: Filters): number {
  return (
    ['platform', 'sentiment', 'topic', 'language', 'viral'].filter((name) => filters[name as keyof Filters]).length +
    (filters.range || filters.from || filters.to ? 1 : 0)
  );
}
