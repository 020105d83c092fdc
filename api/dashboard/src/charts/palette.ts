// Eight colours that people with any colour vision tell apart (after Okabe and Ito, 2008), darkened or
// lightened to stand at 3:1 against either background. A platform has the same one on every page.

const OWN: Record<string, number> = {
  bluesky: 1,
  reddit: 2,
  lemmy: 3,
  youtube: 4,
  hackernews: 5,
  telegram: 6,
  mastodon: 7,
  x: 8,
  twitter: 8,
};

const COLOURS = 8;

/** The colour of a platform, as a CSS value. */
export function platformColour(platform: string): string {
  return `var(--series-${OWN[platform] ?? 1 + (hash(platform) % COLOURS)})`;
}

/** The colour of the nth thing that is no platform. */
export function colourAt(index: number): string {
  return `var(--series-${1 + (index % COLOURS)})`;
}

export const OTHER = 'var(--other)';

export const SENTIMENT_COLOURS: Record<string, string> = {
  positive: 'var(--positive)',
  neutral: 'var(--neutral)',
  negative: 'var(--negative)',
  none: 'var(--unscored)',
};

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum;
}
