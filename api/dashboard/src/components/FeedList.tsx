import { useEffect, useRef, useState } from 'preact/hooks';
import type { Signal } from '../api/types';
import { plural } from '../format/numbers';
import { PostItem } from './PostItem';
import { useNow } from './useNow';

/** How often at most new posts are announced to whoever listens rather than looks. */
const ANNOUNCED_EVERY = 30_000;

export function FeedList({ posts, arrived, label }: { posts: Signal[]; arrived: number; label: string }) {
  const now = useNow();
  const known = useRef(new Set<string>());
  if (arrived === 0) for (const post of posts) known.current.add(post.post_id);
  return (
    <>
      <Announcement arrived={arrived} />
      <div class="feed" tabIndex={0} role="group" aria-label={label}>
        <ol>
          {posts.map((post) => (
            <li key={post.post_id} class={known.current.has(post.post_id) ? undefined : 'fresh'}>
              <PostItem post={post} now={now} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Announcement({ arrived }: { arrived: number }) {
  const [text, setText] = useState('');
  const told = useRef(0);
  const count = useRef(arrived);
  count.current = arrived;
  useEffect(() => {
    const timer = setInterval(() => {
      const fresh = count.current - told.current;
      if (fresh > 0) setText(`${plural(fresh, 'new post')}.`);
      told.current = count.current;
    }, ANNOUNCED_EVERY);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="hidden" aria-live="polite">
      {text}
    </p>
  );
}
