import { SENTIMENT_COLOURS, platformColour } from '../charts/palette';
import { capital, platformName, words } from '../format/names';
import { ABSENT, change, compact, decimal, percent, signed } from '../format/numbers';
import { topicHref, usePlace } from '../app/router';

export function PlatformTag({ platform }: { platform: string }) {
  return (
    <span class="platform">
      <span class="swatch" style={{ '--c': platformColour(platform) }} />
      {platformName(platform)}
    </span>
  );
}

export function TopicLink({ topic }: { topic: string }) {
  const { filters } = usePlace();
  return (
    <a class="topic" href={topicHref(topic, filters)}>
      {topic}
    </a>
  );
}

/** A mean or single sentiment in [-1, 1]: its sign told by figure, place and colour. */
export function SentimentValue({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) return <span class="muted">{ABSENT}</span>;
  const label = value >= 0.05 ? 'positive' : value <= -0.05 ? 'negative' : 'neutral';
  return (
    <span class="sentiment" title={`${capital(label)} (−1 to +1)`}>
      <span class="swatch round" style={{ '--c': SENTIMENT_COLOURS[label] }} />
      {signed(value)}
    </span>
  );
}

export function Delta({ now, before }: { now: number; before: number | null | undefined }) {
  const text = change(now, before);
  const way = text.startsWith('−') ? 'down' : text === ABSENT || text.startsWith('±') ? '' : 'up';
  return (
    <span class={`delta ${way}`} title={typeof before === 'number' ? `${compact(before)} in the span before` : undefined}>
      {text}
    </span>
  );
}

/** How the posts of a row are spread over platforms, as one bar; its figures are in its name. */
export function PlatformMix({ platforms }: { platforms: Record<string, number> }) {
  const parts = Object.entries(platforms ?? {}).sort((a, b) => b[1] - a[1]);
  const sum = parts.reduce((all, [, posts]) => all + posts, 0);
  if (sum === 0) return <span class="muted">{ABSENT}</span>;
  const label = parts.map(([name, posts]) => `${platformName(name)} ${percent(posts / sum, 0)}`).join(', ');
  return (
    <span class="mix" role="img" aria-label={label} title={label}>
      {parts.map(([name, posts]) => (
        <span key={name} style={{ '--c': platformColour(name), flexGrow: posts }} />
      ))}
    </span>
  );
}

/** What a score is made of, the largest part first. */
export function Parts({ parts }: { parts: Record<string, number> | null | undefined }) {
  const known = Object.entries(parts ?? {}).filter(([, value]) => typeof value === 'number' && value !== 0);
  if (known.length === 0) return null;
  return (
    <span class="parts">
      {known
        .sort((a, b) => b[1] - a[1])
        .map(([name, value]) => (
          <span class="part" key={name}>
            {words(name)} <b>{decimal(value, Math.abs(value) < 10 ? 2 : 0)}</b>
          </span>
        ))}
    </span>
  );
}

const LABELS = ['positive', 'neutral', 'negative', 'none'] as const;

/** Posts by label as one bar with its figures below it. */
export function SentimentSplit({ counts }: { counts: Partial<Record<(typeof LABELS)[number], number>> }) {
  const sum = LABELS.reduce((all, label) => all + (counts[label] ?? 0), 0);
  return (
    <div class="split">
      <span class="mix tall" aria-hidden="true">
        {LABELS.map((label) =>
          counts[label] ? (
            <span key={label} style={{ '--c': SENTIMENT_COLOURS[label], flexGrow: counts[label] }} />
          ) : null,
        )}
      </span>
      <dl>
        {LABELS.filter((label) => label !== 'none' || counts.none).map((label) => (
          <div key={label}>
            <dt>
              <span class="swatch" style={{ '--c': SENTIMENT_COLOURS[label] }} />
              {label === 'none' ? 'Not scored' : capital(label)}
            </dt>
            <dd>
              {percent(sum ? (counts[label] ?? 0) / sum : null)} <span class="muted">{compact(counts[label] ?? 0)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
