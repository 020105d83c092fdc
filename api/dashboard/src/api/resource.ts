import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { live, updated } from '../app/live';
import { useObservable } from '../app/observable';
import { usePlace } from '../app/router';
import { type Filters, spanOf } from '../app/urlState';
import { ApiError, type Query, address, read } from './client';
import { signedOut } from '../app/access';

/** Seconds between two looks at figures. */
const EVERY = 15;

export interface Resource<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  /** Filters that are on, but that this resource does not know. */
  ignored: string[];
  reload(): void;
}

const NAMES = ['platform', 'sentiment', 'topic', 'language', 'viral', 'time'] as const;
type FilterName = (typeof NAMES)[number];

/** A filter by the name that a resource has for it: signals say trending where figures say viral. */
export type Known = FilterName | 'trending';
export const EVERY_FILTER: readonly Known[] = NAMES;
export const SIGNAL_FILTERS: readonly Known[] = ['platform', 'sentiment', 'topic', 'language', 'trending', 'time'];

function isOn(filters: Filters, name: FilterName): boolean {
  return name === 'time' ? Boolean(filters.range || filters.from || filters.to) : Boolean(filters[name]);
}

/** The parameters of those filters that a resource knows. */
export function queryOf(filters: Filters, known: readonly Known[], now: Date): Query {
  const query: Query = {};
  for (const name of known) {
    if (name === 'time') Object.assign(query, spanOf(filters, now));
    else if (name === 'viral' || name === 'trending') query[name] = filters.viral;
    else query[name] = filters[name];
  }
  return query;
}

export interface Asked {
  path: string;
  known: readonly Known[];
  query?: Query;
  every?: number;
  /** False where there is nothing to ask yet. */
  when?: boolean;
}

/**
 * A resource under the filters of the page: asked for at once, and again every so often while the page
 * is live and seen. What was there stays until the new is.
 */
export function useResource<T>({ path, known, query = {}, every = EVERY, when = true }: Asked): Resource<T> {
  const { filters } = usePlace();
  const isLive = useObservable(live);
  const [state, setState] = useState<{ key: string; data: T | null; error: ApiError | null }>({
    key: '',
    data: null,
    error: null,
  });
  const [loading, setLoading] = useState(when);
  const [turn, setTurn] = useState(0);
  const asked = useRef(0);
  const key = JSON.stringify([path, query, filters]);

  useEffect(() => {
    if (!when) return;
    const aborted = new AbortController();
    const load = async () => {
      asked.current = Date.now();
      setLoading(true);
      try {
        const url = address(path, { ...queryOf(filters, known, new Date()), ...query });
        const data = await read<T>(url, aborted.signal);
        if (aborted.signal.aborted) return;
        setState({ key, data, error: null });
        updated.set(new Date());
      } catch (failure) {
        if (aborted.signal.aborted) return;
        const error = failure instanceof ApiError ? failure : new ApiError(0, String(failure));
        if (error.status === 401) signedOut();
        setState((before) => ({ key, data: before.key === key ? before.data : null, error }));
      } finally {
        if (!aborted.signal.aborted) setLoading(false);
      }
    };
    void load();
    const due = () => isLive && !document.hidden && Date.now() - asked.current >= every * 1000;
    const timer = setInterval(() => void (due() && load()), 1000);
    const seen = () => void (due() && load());
    document.addEventListener('visibilitychange', seen);
    return () => {
      aborted.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [key, when, isLive, every, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const ignored = useMemo(
    () =>
      NAMES.filter((name) => isOn(filters, name) && !known.includes(name) && !(name in query)).filter(
        (name) => name !== 'viral' || !known.includes('trending'),
      ),
    [key],
  );
  return { data: state.data, error: state.error, loading, ignored, reload };
}
