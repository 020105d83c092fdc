// Numbers for people. What is absent is an en dash, never 0.

export const ABSENT = '–';

const compactForm = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
const wholeForm = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

type Maybe = number | null | undefined;

function isThere(value: Maybe): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** 1,234,567 as 1.23M; whole below ten thousand. */
export function compact(value: Maybe): string {
  if (!isThere(value)) return ABSENT;
  return minus(Math.abs(value) < 10_000 ? wholeForm.format(value) : compactForm.format(value));
}

/** With the true minus, which is as wide as a plus. */
function minus(text: string): string {
  return text.replace('-', '−');
}

export function whole(value: Maybe): string {
  return isThere(value) ? minus(wholeForm.format(value)) : ABSENT;
}

export function decimal(value: Maybe, digits = 2): string {
  if (!isThere(value)) return ABSENT;
  return value.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A sentiment in [-1, 1], with its sign; a true minus, as wide as the plus. */
export function signed(value: Maybe, digits = 2): string {
  if (!isThere(value)) return ABSENT;
  const text = decimal(Math.abs(value), digits);
  if (Number(Math.abs(value).toFixed(digits)) === 0) return text;
  return (value < 0 ? '−' : '+') + text;
}

/** A share in [0, 1] as per cent. */
export function percent(value: Maybe, digits = 1): string {
  if (!isThere(value)) return ABSENT;
  return value.toLocaleString(undefined, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** How a count changed against the time before: +25%, −10%, or new. */
export function change(now: Maybe, before: Maybe): string {
  if (!isThere(now) || !isThere(before)) return ABSENT;
  if (before === 0) return now > 0 ? 'new' : ABSENT;
  const part = (now - before) / before;
  if (Math.round(part * 100) === 0) return `±${percent(0, 0)}`;
  if (part >= 10) return `×${wholeForm.format(now / before)}`;
  return `${part < 0 ? '−' : '+'}${percent(Math.abs(part), 0)}`;
}

/** One thing or several: plural(1, 'post') is "1 post". */
export function plural(count: Maybe, one: string, several = `${one}s`): string {
  return `${compact(count)} ${count === 1 ? one : several}`;
}
