import { useEffect, useRef, useState } from 'preact/hooks';
import { type Resource, SIGNAL_FILTERS, useResource } from '../api/resource';
import { follow } from '../api/stream';
import type { Page, Signal } from '../api/types';
import { connection, live } from '../app/live';
import { useObservable } from '../app/observable';
import { usePlace } from '../app/router';
import type { Filters } from '../app/urlState';

const MOST = 40;
/** New posts come into the list together, so that it stands still long enough to be read. */
const TOGETHER = 1000;

export interface Feed {
  first: Resource<Page<Signal>>;
  posts: Signal[];
  /** How many posts came in by push since the page was opened. */
  arrived: number;
}

/** The newest posts under the filters of the page, and those that come in while it is live. */
export function useFeed(topic = ''): Feed {
  const { filters } = usePlace();
  const isLive = useObservable(live);
  const query = { limit: 30, ...(topic ? { topic } : {}) };
  const first = useResource<Page<Signal>>({ path: '/signals', known: SIGNAL_FILTERS, query, every: 120 });
  const [posts, setPosts] = useState<Signal[]>([]);
  const [arrived, setArrived] = useState(0);
  const waiting = useRef<Signal[]>([]);
  const gone = useRef(new Set<string>());

  useEffect(() => {
    if (first.data) setPosts(first.data.items);
  }, [first.data]);

  const platform = filters.platform;
  const about = topic || filters.topic;
  const isSeen = useSeen();
  const follows = isLive && isSeen && !filters.to;
  const missed = useRef(false);
  const key = JSON.stringify([filters, topic]);
  useEffect(() => {
    if (!follows) {
      missed.current = true;
      return;
    }
    if (missed.current) first.reload();
    missed.current = false;
    const query = { platform, topic: about, trending: filters.viral };
    const end = follow(query, {
      signal: (post) => void (matches(post, filters) && waiting.current.push(post)),
      deleted: (id) => void gone.current.add(id),
      reset: first.reload,
      state: (state) => connection.set(state),
    });
    const timer = setInterval(() => {
      if (waiting.current.length === 0 && gone.current.size === 0) return;
      const fresh = waiting.current;
      const deleted = gone.current;
      waiting.current = [];
      gone.current = new Set();
      setArrived((n) => n + fresh.length);
      setPosts((before) => merge(before, fresh, deleted));
    }, TOGETHER);
    return () => {
      end();
      clearInterval(timer);
      waiting.current = [];
      connection.set(null);
    };
  }, [key, follows]);

  return { first, posts, arrived };
}

/** Whether the page is in sight. One that is not follows nothing: browsers open few connections to a host. */
function useSeen(): boolean {
  const [seen, set] = useState(!document.hidden);
  useEffect(() => {
    const update = () => set(!document.hidden);
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return seen;
}

/** What the stream cannot be asked to leave out. */
export function matches(post: Signal, filters: Filters): boolean {
  return (
    (!filters.sentiment || post.sentiment_label === filters.sentiment) &&
    (!filters.language || post.language === filters.language) &&
    (!filters.viral || post.is_trending === true)
  );
}

/** The newest of old and new posts, each once, as it was seen last. */
export function merge(before: Signal[], fresh: Signal[], deleted: Set<string>): Signal[] {
  const byId = new Map(before.map((post) => [post.post_id, post]));
  for (const post of fresh) byId.set(post.post_id, { ...byId.get(post.post_id), ...post });
  for (const id of deleted) byId.delete(id);
  return [...byId.values()]
    .sort((a, b) => compare(b.created_at, a.created_at) || compare(b.post_id, a.post_id))
    .slice(0, MOST);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
