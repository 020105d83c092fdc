import { describe, expect, it } from 'vitest';
import type { Signal } from '../src/api/types';
import { NO_FILTERS } from '../src/app/urlState';
import { safe } from '../src/components/PostItem';
import { matches, merge } from '../src/model/feed';

const post = (id: string, minute: number, more: Partial<Signal> = {}): Signal => ({
  post_id: id,
  platform: 'reddit',
  created_at: `2026-01-31T12:${String(minute).padStart(2, '0')}:00.000Z`,
  ...more,
});

describe('the feed', () => {
  it('has each post once, as it was seen last, the newest first', () => {
    const feed = merge([post('a', 2, { score: 1, url: 'https://a' }), post('b', 1)], [post('c', 3), post('a', 2, { score: 9 })], new Set());
    expect(feed.map((p) => p.post_id)).toEqual(['c', 'a', 'b']);
    expect(feed[1]).toMatchObject({ score: 9, url: 'https://a' });
  });

  it('loses what was deleted, and stays short', () => {
    expect(merge([post('a', 1), post('b', 2)], [], new Set(['a'])).map((p) => p.post_id)).toEqual(['b']);
    const many = Array.from({ length: 59 }, (_, i) => post(`p${i}`, i));
    expect(merge([], many, new Set())).toHaveLength(40);
  });

  it('leaves out what the filters leave out', () => {
    const angry = post('a', 1, { sentiment_label: 'negative', language: 'en', is_trending: false });
    expect(matches(angry, NO_FILTERS)).toBe(true);
    expect(matches(angry, { ...NO_FILTERS, sentiment: 'positive' })).toBe(false);
    expect(matches(angry, { ...NO_FILTERS, language: 'en' })).toBe(true);
    expect(matches(angry, { ...NO_FILTERS, viral: true })).toBe(false);
  });

  it('links only to addresses of the web', () => {
    expect(safe('https://example.org/x')).toBe('https://example.org/x');
    expect(safe('javascript:alert(1)')).toBeNull();
    expect(safe(null)).toBeNull();
  });
});
