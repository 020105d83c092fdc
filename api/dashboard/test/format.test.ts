import { describe, expect, it } from 'vitest';
import { ABSENT, change, compact, percent, plural, signed } from '../src/format/numbers';
import { ago, duration, offset, shortDuration, tick } from '../src/format/time';

describe('numbers', () => {
  it('are whole below ten thousand and compact from there', () => {
    expect(compact(9_999)).toBe('9,999');
    expect(compact(12_345)).toBe('12.3K');
    expect(compact(1_048_317)).toBe('1.05M');
    expect(compact(-1_048_317)).toBe('−1.05M');
  });

  it('are a dash when they are absent, never 0', () => {
    for (const absent of [null, undefined, Number.NaN]) {
      expect([compact(absent), percent(absent), signed(absent)]).toEqual([ABSENT, ABSENT, ABSENT]);
    }
    expect(compact(0)).toBe('0');
  });

  it('have a sign as wide as the other where both signs occur', () => {
    expect(signed(0.123)).toBe('+0.12');
    expect(signed(-0.5)).toBe('−0.50');
    expect(signed(-0.001)).toBe('0.00');
  });

  it('tell a change against before', () => {
    expect(change(125, 100)).toBe('+25%');
    expect(change(90, 100)).toBe('−10%');
    expect(change(1001, 1000)).toBe('±0%');
    expect(change(1200, 100)).toBe('×12');
    expect(change(5, 0)).toBe('new');
    expect(change(0, 0)).toBe(ABSENT);
    expect(change(5, null)).toBe(ABSENT);
  });

  it('go with the right noun', () => {
    expect(plural(1, 'post')).toBe('1 post');
    expect(plural(20_000, 'post')).toBe('20K posts');
  });
});

describe('times', () => {
  it('have lengths in the units that matter', () => {
    expect(duration(0.25)).toBe('0.3 s');
    expect(duration(59)).toBe('59 s');
    expect(duration(61 * 60)).toBe('1 h 1 min');
    expect(duration(2 * 3600)).toBe('2 h');
    expect(duration(50 * 3600)).toBe('2 d 2 h');
    expect(duration(-90)).toBe('−2 min');
    expect(duration(null)).toBe(ABSENT);
    expect(shortDuration(4440)).toBe('1.2 h');
  });

  it('are so long ago', () => {
    const now = new Date('2026-01-31T12:00:00Z');
    expect(ago('2026-01-31T11:59:58Z', now)).toBe('now');
    expect(ago('2026-01-31T11:59:20Z', now)).toBe('40 s');
    expect(ago('2026-01-31T09:00:00Z', now)).toBe('3 h');
    expect(ago('2026-01-31T12:00:09Z', now)).toBe('now');
    expect(ago('no time', now)).toBe(ABSENT);
  });

  it('name the distance from UTC', () => {
    expect([offset(60), offset(-210), offset(0)]).toEqual(['UTC+1', 'UTC−3:30', 'UTC+0']);
  });

  it('stand on an axis as days where it is long', () => {
    const noon = new Date(2026, 0, 31, 12);
    expect(tick(noon, 7 * 86400)).toBe('Jan 31');
    expect(tick(noon, 86400)).toContain('12');
    expect(tick(new Date(2026, 0, 31), 86400)).toBe('Jan 31');
  });
});
