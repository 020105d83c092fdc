import { ABSENT } from './numbers';

type Maybe = string | null | undefined;

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const clockSeconds = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** The zone that all times are shown in, with its distance from UTC now: "Europe/Berlin (UTC+2)". */
export function zone(now = new Date()): string {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone || 'local time';
  return name === 'UTC' ? name : `${name} (${offset(-now.getTimezoneOffset())})`;
}

export function offset(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const sign = minutes < 0 ? '−' : '+';
  return `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

function date(value: Maybe): Date | null {
  if (!value) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

export function dateTime(value: Maybe): string {
  const at = date(value);
  return at ? moment.format(at) : ABSENT;
}

export function dateTimeExact(value: Maybe): string {
  const at = date(value);
  return at ? exact.format(at) : ABSENT;
}

export function clockTime(at: Date): string {
  return clockSeconds.format(at);
}

/** A place on a time axis: the day at midnight and on long axes, the time otherwise. */
export function tick(at: Date, spanSeconds: number): string {
  if (spanSeconds > 3 * 86400) return day.format(at);
  return at.getHours() === 0 && at.getMinutes() === 0 ? day.format(at) : clock.format(at);
}

/** A length of time in its largest unit, or two: 45 s, 12 min, 3 h 20 min, 2 d 4 h. */
export function duration(seconds: number | null | undefined): string {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return ABSENT;
  const sign = seconds < 0 ? '−' : '';
  const s = Math.abs(seconds);
  if (s < 10 && s !== Math.floor(s)) return `${sign}${s.toFixed(1)} s`;
  const all = Math.round(s);
  if (all < 60) return `${sign}${all} s`;
  const minutes = Math.round(all / 60);
  if (minutes < 60) return `${sign}${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${sign}${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  const days = Math.floor(hours / 24);
  return `${sign}${days} d${hours % 24 ? ` ${hours % 24} h` : ''}`;
}

/** How long ago, in one unit: now, 40 s, 5 min, 3 h, 12 d. */
export function ago(value: Maybe, now: Date): string {
  const at = date(value);
  if (!at) return ABSENT;
  const seconds = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 1000));
  if (seconds < 5) return 'now';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
}

/** A time as an input of type datetime-local wants it: local, to the minute. */
export function toLocalInput(iso: string): string {
  const at = date(iso);
  if (!at) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocalInput(text: string): string {
  const at = date(text);
  return at ? at.toISOString() : '';
}

/** The days that an answer covers, to stand behind other words; empty where it does not say. */
export function spanText(span: { from: string | null; to: string | null }): string {
  const from = date(span.from);
  const to = date(span.to);
  if (!from || !to) return '';
  const last = new Date(to.getTime() - 1);
  if (day.format(from) !== day.format(last)) return `, ${day.format(from)} to ${day.format(last)}`;
  return `, ${day.format(from)}, ${clock.format(from)} to ${clock.format(to)}`;
}

/** A length of time in one unit, for where there is little room: 45 min, 1.2 h, 3.5 d. */
export function shortDuration(seconds: number): string {
  if (seconds < 3600) return duration(seconds);
  const [length, unit] = seconds < 86400 ? [seconds / 3600, 'h'] : [seconds / 86400, 'd'];
  return `${Number(length.toFixed(1))} ${unit}`;
}
