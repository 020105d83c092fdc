export interface Scale {
  (value: number): number;
  domain: [number, number];
}

/** From a span of values to a span of pixels. */
export function linear(domain: [number, number], range: [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const width = d1 - d0 || 1;
  return Object.assign((value: number) => r0 + ((value - d0) / width) * (r1 - r0), { domain });
}

/** Round numbers from 0 or below up to at least the highest value; about so many. */
export function niceTicks(low: number, high: number, about: number): number[] {
  if (!(high > low)) return [low, low + 1];
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999)!;
  const first = Math.floor(low / step) * step;
  const ticks: number[] = [];
  for (let i = 0; ; i++) {
    const tick = Number((first + i * step).toPrecision(12));
    ticks.push(tick);
    if (tick >= high) return ticks;
  }
}

const STEPS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 3 * 1440, 7 * 1440, 14 * 1440, 30 * 1440].map((m) => m * 60_000);

/** Times between two others, at whole hours and days of the local clock, at most so many. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = STEPS.find((s) => (to - from) / s <= most) ?? Math.ceil((to - from) / most / STEPS.at(-1)!) * STEPS.at(-1)!;
  const shift = new Date(from).getTimezoneOffset() * 60_000;
  const ticks: number[] = [];
  for (let at = Math.ceil((from - shift) / step) * step + shift; at <= to; at += step) ticks.push(at);
  return ticks;
}

const LENGTHS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The length of a bucket such as 15m, 1h or 1d in milliseconds. */
export function bucketMillis(bucket: string): number {
  const match = /^(\d+)([mhd])$/.exec(bucket);
  return match ? Number(match[1]) * LENGTHS[match[2]] : LENGTHS.h;
}

export interface Point {
  at: number;
  value: number | null;
}

/** More points than any screen has pixels are not drawn one by one. */
const MOST_POINTS = 10_000;

/** One point for each bucket of a span, where rows came in only for those that hold something. */
export function fill(points: Point[], first: number, last: number, step: number, gap: number | null): Point[] {
  if (!(step > 0) || (last - first) / step > MOST_POINTS) return points;
  const known = new Map(points.map((p) => [p.at, p.value]));
  const all: Point[] = [];
  for (let at = first; at <= last; at += step) all.push({ at, value: known.has(at) ? known.get(at)! : gap });
  return all;
}

/** The first and the last bucket of several series; null where all are empty. */
export function reach(series: Point[][]): [number, number] | null {
  const times = series.flatMap((points) => points.map((p) => p.at));
  if (times.length === 0) return null;
  return [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
}
