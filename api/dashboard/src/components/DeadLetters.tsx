import { useResource } from '../api/resource';
import type { DeadLetter, Page, ReasonRow } from '../api/types';
import { setParameters, usePlace } from '../app/router';
import { BarChart } from '../charts/BarChart';
import { words } from '../format/names';
import { compact } from '../format/numbers';
import { ago, dateTime } from '../format/time';
import { Select } from './Choice';
import { PlatformTag } from './Marks';
import { Panel } from './Panel';
import { useNow } from './useNow';

/** What could not be processed: how much for which reason, and some of it. */
export function DeadLetters() {
  const { parameters } = usePlace();
  const reasons = useResource<Page<ReasonRow>>({ path: '/dead-letters/reasons', known: [], every: 10 });
  const reason = parameters.reason ?? '';
  return (
    <div class="grid narrowfirst">
      <Panel
        title="Dead letters by reason"
        note="What could not be processed, kept to be replayed"
        resource={reasons}
        chart
        height={200}
        empty={(page) => (page.items.length === 0 ? 'There are no dead letters.' : null)}
        table={(page) => ({
          header: ['Reason', 'Dead letters', 'Last at'],
          rows: page.items.map((row) => [row.reason, row.count, row.last_at]),
        })}
      >
        {(page) => (
          <BarChart
            label="Dead letters by reason"
            bars={page.items.map((row) => ({ label: words(row.reason), value: row.count, colour: 'var(--negative)' }))}
          />
        )}
      </Panel>
      <Samples reason={reason} reasons={reasons.data?.items ?? []} />
    </div>
  );
}

function Samples({ reason, reasons }: { reason: string; reasons: ReasonRow[] }) {
  const now = useNow();
  const letters = useResource<Page<DeadLetter>>({
    path: '/dead-letters',
    known: ['platform', 'time'],
    query: { reason, limit: 15 },
    every: 10,
  });
  const options = reasons.map((row) => ({ value: row.reason, label: `${words(row.reason)} (${compact(row.count)})` }));
  return (
    <Panel
      title="Latest dead letters"
      note="Newest first; their contents are for operators"
      resource={letters}
      height={200}
      tools={
        <Select
          label="Reason"
          value={reason}
          options={[{ value: '', label: 'Any reason' }, ...options]}
          onChange={(value) => setParameters({ reason: value })}
        />
      }
      empty={(page) => (page.items.length === 0 ? 'No dead letter matches these filters.' : null)}
      table={(page) => ({
        header: ['Id', 'Reason', 'Stage', 'Platform', 'Collection', 'Observed at', 'Attempt', 'Message'],
        rows: page.items.map((l) => [l.id, l.reason, l.stage, l.platform, l.collection, l.observed_at, l.attempt, l.message]),
      })}
    >
      {(page) => (
        <ul class="letters">
          {page.items.map((letter) => (
            <li key={letter.id}>
              <details>
                <summary>
                  <span class="badge plain">{words(letter.reason)}</span>
                  {letter.platform ? <PlatformTag platform={letter.platform} /> : <span class="muted">–</span>}
                  <span class="clip">{letter.message}</span>
                  <time class="muted" title={dateTime(letter.observed_at)}>
                    {ago(letter.observed_at, now)}
                  </time>
                </summary>
                <Letter letter={letter} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const payload = letter.payload_text ?? letter.payload_base64;
  const facts: [string, string][] = [
    ['Stage', letter.stage ?? '–'],
    ['Message', letter.message ?? '–'],
    ['Collection', letter.collection ?? '–'],
    ['Observed', dateTime(letter.observed_at)],
    ['Attempt', String(letter.attempt ?? '–')],
  ];
  return (
    <div class="letter">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {payload && (
        <pre tabIndex={0} aria-label="Payload">
          {payload}
        </pre>
      )}
    </div>
  );
}
