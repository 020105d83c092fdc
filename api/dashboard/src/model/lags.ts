import type { CrossEvent } from '../api/types';

/** Seconds behind the leader by platform, the leader first with 0. */
export function lagsOf(event: CrossEvent): { platform: string; seconds: number }[] {
  const others = Object.entries(event.lags ?? {})
    .filter(([platform, seconds]) => platform !== event.origin_platform && typeof seconds === 'number')
    .sort((a, b) => a[1] - b[1])
    .map(([platform, seconds]) => ({ platform, seconds }));
  return [{ platform: event.origin_platform, seconds: 0 }, ...others];
}

export interface LeadLag {
  leader: string;
  follower: string;
  events: number;
  median: number;
}

/** Of each pair of platforms: how often the one led the other, and the median lag of those times. */
export function leadLag(events: CrossEvent[]): LeadLag[] {
  const all = new Map<string, number[]>();
  for (const event of events) {
    for (const { platform, seconds } of lagsOf(event).slice(1)) {
      const key = `${event.origin_platform} ${platform}`;
      all.set(key, [...(all.get(key) ?? []), seconds]);
    }
  }
  return [...all].map(([key, lags]) => {
    const [leader, follower] = key.split(' ');
    return { leader, follower, events: lags.length, median: median(lags) };
  });
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
