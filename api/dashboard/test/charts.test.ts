import { describe, expect, it } from 'vitest';
import { bucketMillis, fill, niceTicks, reach, timeTicks } from '../src/charts/scale';
import { pieces } from '../src/charts/TimeMarks';
import { leadLag, median } from '../src/model/lags';
import { toSeries } from '../src/model/series';
import type { CrossEvent } from '../src/api/types';

describe('axes', () => {
  it('have round ticks that hold all values', () => {
    for (const high of [1, 3, 7, 42, 99, 1234, 98_765]) {
      const ticks = niceTicks(0, high, 4);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(high);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
    expect(niceTicks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  it('have times at whole steps of the clock, not too many', () => {
    const from = Date.parse('2026-01-31T10:07:00Z');
    const ticks = timeTicks(from, from + 86_400_000, 6);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const tick of ticks) expect(new Date(tick).getMinutes()).toBe(0);
  });
});

describe('series', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 31, hour)).toISOString();

  it('stand over the same hours, those without posts too', () => {
    const groups = [
      { value: 'a', series: [{ bucket_start: at(1), posts: 2 }] },
      { value: 'b', series: [{ bucket_start: at(3), posts: 5 }] },
    ];
    const { series, step } = toSeries(groups, '1h', { nameOf: (name) => name });
    expect(step).toBe(bucketMillis('1h'));
    expect(series.map((s) => [s.name, s.points.map((p) => p.value)])).toEqual([
      ['b', [0, 0, 5]],
      ['a', [2, 0, 0]],
    ]);
  });

  it('keep what is unknown apart from 0', () => {
    const groups = [{ value: 'a', series: [{ bucket_start: at(1), posts: 1, mean_sentiment: 0 }, { bucket_start: at(3), posts: 1, mean_sentiment: 0.5 }] }];
    const { series } = toSeries(groups, '1h', { nameOf: (n) => n, figureOf: (b) => b.mean_sentiment, gap: null });
    expect(series[0].points.map((p) => p.value)).toEqual([0, null, 0.5]);
  });

  it('put the smallest of many together without losing a post', () => {
    const groups = Array.from({ length: 12 }, (_, i) => ({ value: `p${i}`, series: [{ bucket_start: at(1), posts: i + 1 }] }));
    const { series } = toSeries(groups, '1h', { nameOf: (name) => name });
    expect(series).toHaveLength(8);
    expect(series.reduce((sum, s) => sum + s.points[0].value!, 0)).toBe(78);
  });

  it('of few buckets are drawn as part of a day, but not beyond what was asked for', () => {
    const groups = [{ value: 'a', series: [{ bucket_start: at(20), posts: 2 }] }];
    const from = (hour: number) => toSeries(groups, '1h', { nameOf: (n) => n, span: { from: at(hour) } }).series[0].points;
    expect(from(-100)).toHaveLength(24);
    expect(from(15)).toHaveLength(6);
    expect(from(15).map((p) => p.value)).toEqual([0, 0, 0, 0, 0, 2]);
  });

  it('have a place for posts that belong to no group', () => {
    const { series } = toSeries([{ value: null, series: [{ bucket_start: at(1), posts: 1 }] }], '1h', { nameOf: (n) => n || 'all' });
    expect(series.map((s) => s.label)).toEqual(['all']);
  });

  it('are left as they are where their steps make no sense', () => {
    const points = [{ at: 5, value: 1 }];
    expect(fill(points, 0, 10, -1, 0)).toBe(points);
    expect(fill(points, 0, 1e12, 1, 0)).toBe(points);
  });

  it('fill and reach over nothing', () => {
    expect(reach([[], []])).toBeNull();
    expect(fill([], 0, 2, 1, 0).map((p) => p.value)).toEqual([0, 0, 0]);
  });

  it('break lines where nothing is known', () => {
    expect(pieces([[0, 0], [1, 1], null, [3, 3]])).toEqual([[[0, 0], [1, 1]], [[3, 3]]]);
  });
});

describe('lead and lag', () => {
  it('count each pair and take the median of its lags', () => {
    const event = (leader: string, lags: Record<string, number>) => ({ origin_platform: leader, lags }) as unknown as CrossEvent;
    const pairs = leadLag([event('a', { a: 0, b: 10 }), event('a', { b: 30, c: 5 }), event('b', { a: 7 })]);
    expect(pairs).toContainEqual({ leader: 'a', follower: 'b', events: 2, median: 20 });
    expect(pairs).toContainEqual({ leader: 'b', follower: 'a', events: 1, median: 7 });
    expect(pairs).toHaveLength(3);
    expect(median([3, 1, 2])).toBe(2);
  });
});
