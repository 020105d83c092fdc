import { describe, expect, it } from 'vitest';
import { NO_FILTERS, bucketOf, countFilters, filterQuery, pageParameters, parseFilters, spanOf } from '../src/app/urlState';

const NOW = new Date('2026-01-31T12:00:42.500Z');

describe('filters in the URL', () => {
  it('come back as they were written', () => {
    const filters = {
      ...NO_FILTERS,
      platform: 'hackernews',
      sentiment: 'negative',
      topic: 'c & a = ?',
      language: 'de',
      viral: true,
      range: '24h',
    };
    expect(parseFilters(filterQuery(filters))).toEqual(filters);
    const span = { ...NO_FILTERS, from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' };
    expect(parseFilters(filterQuery(span))).toEqual(span);
  });

  it('are nothing where nothing is chosen', () => {
    expect(filterQuery(NO_FILTERS)).toBe('');
    expect(parseFilters('')).toEqual(NO_FILTERS);
    expect(countFilters(NO_FILTERS)).toBe(0);
  });

  it('leave out what makes no sense', () => {
    const wrong = '?platform=Red%20dit&sentiment=angry&language=english&viral=yes&range=9y&from=yesterday';
    expect(parseFilters(wrong)).toEqual(NO_FILTERS);
  });

  it('prefer set times to a length of time', () => {
    const both = parseFilters('?range=24h&from=2026-01-01T00:00:00Z');
    expect([both.range, both.from]).toEqual(['', '2026-01-01T00:00:00.000Z']);
  });

  it('stand beside what a page keeps for itself', () => {
    expect(pageParameters('?platform=reddit&sort=posts')).toEqual({ sort: 'posts' });
    expect(filterQuery({ ...NO_FILTERS, platform: 'reddit' }, { sort: 'posts', who: '' })).toBe('?platform=reddit&sort=posts');
  });
});

describe('the span that is asked for', () => {
  it('begins at a whole minute and stays open at its end', () => {
    expect(spanOf({ ...NO_FILTERS, range: '1h' }, NOW)).toEqual({ from: '2026-01-31T11:00:00.000Z', to: '' });
  });

  it('is parted by the hour where it is short and by the day where it is long', () => {
    expect(bucketOf(NO_FILTERS, NOW)).toBe('1h');
    expect(bucketOf({ ...NO_FILTERS, range: '24h' }, NOW)).toBe('1h');
    expect(bucketOf({ ...NO_FILTERS, range: '30d' }, NOW)).toBe('1d');
  });
});
