import type { Signal } from '../api/types';
import { compact } from '../format/numbers';
import { ago, dateTimeExact } from '../format/time';
import { Parts, PlatformTag, SentimentValue, TopicLink } from './Marks';

interface Props {
  post: Signal;
  now: Date;
  /** Shows the trending score and what it is made of. */
  scored?: boolean;
}

/** A post as one reads it: who said what, where and when, and what came of it. */
export function PostItem({ post, now, scored = false }: Props) {
  const text = [post.title, post.text].filter(Boolean).join(' · ') || 'No text';
  return (
    <article class="post">
      <p class="posthead">
        <PlatformTag platform={post.platform} />
        {(post.author_name || post.author_id) && <span class="author">{post.author_name || post.author_id}</span>}
        <time dateTime={post.created_at} title={dateTimeExact(post.created_at)}>
          {ago(post.created_at, now)}
        </time>
        {post.is_trending && <span class="badge">viral</span>}
      </p>
      <p class="posttext" dir="auto" lang={post.language && post.language !== 'und' ? post.language : undefined}>
        {safe(post.url) ? (
          <a href={safe(post.url)!} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        ) : (
          text
        )}
      </p>
      <p class="postfoot">
        <SentimentValue value={post.sentiment} />
        <Count value={post.score} unit="likes" />
        <Count value={post.comments} unit="comments" />
        <Count value={post.shares} unit="shares" />
        <Count value={post.views} unit="views" />
        {(post.topics ?? []).slice(0, 4).map((topic) => (
          <TopicLink key={topic} topic={topic} />
        ))}
      </p>
      {scored && <Parts parts={post.trending_parts} />}
    </article>
  );
}

function Count({ value, unit }: { value: number | null | undefined; unit: string }) {
  return value ? (
    <span>
      {compact(value)} {value === 1 ? unit.slice(0, -1) : unit}
    </span>
  ) : null;
}

/** The address of a post, where it is one that a browser may open: it comes from others. */
export function safe(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
