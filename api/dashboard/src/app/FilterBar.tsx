import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../api/resource';
import type { BreakdownRow, Page, SourceRow } from '../api/types';
import { Select } from '../components/Choice';
import { languageName, platformName } from '../format/names';
import { fromLocalInput, toLocalInput } from '../format/time';
import { topicOf } from './pages';
import { setFilters, usePlace } from './router';
import { NO_FILTERS, RANGES, countFilters } from './urlState';

const RARELY = 600;
const SENTIMENTS = [
  { value: '', label: 'Any sentiment' },
  { value: 'positive', label: 'Positive' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'negative', label: 'Negative' },
];

export function FilterBar() {
  const { filters, path } = usePlace();
  const [open, setOpen] = useState(false);
  const [custom, setCustom] = useState(false);
  const count = countFilters(filters);
  const ownSpan = custom || Boolean(filters.from || filters.to);
  const setRange = (value: string) => {
    setCustom(value === 'custom');
    if (value !== 'custom') setFilters({ range: value, from: '', to: '' });
  };
  return (
    <div class="filters">
      <button class="button filterbutton" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>
        Filters{count > 0 ? ` (${count})` : ''}
      </button>
      <div id="filters" class={open ? 'filterset open' : 'filterset'} role="search" aria-label="Filters">
        <Select
          label="Time"
          value={ownSpan ? 'custom' : filters.range}
          options={[{ value: '', label: 'All time' }, ...RANGES, { value: 'custom', label: 'From … to …' }]}
          onChange={setRange}
        />
        {ownSpan && <OwnSpan from={filters.from} to={filters.to} />}
        <PlatformSelect value={filters.platform} />
        <Select
          label="Sentiment"
          value={filters.sentiment}
          options={SENTIMENTS}
          onChange={(sentiment) => setFilters({ sentiment })}
        />
        <LanguageSelect value={filters.language} />
        {!topicOf(path) && <TopicField value={filters.topic} />}
        <label class="check">
          <input
            type="checkbox"
            checked={filters.viral}
            onChange={(event) => setFilters({ viral: event.currentTarget.checked })}
          />
          Viral only
        </label>
        {count > 0 && (
          <button
            class="link clear"
            onClick={() => {
              setCustom(false);
              setFilters(NO_FILTERS);
            }}
          >
            Clear
          </button>
        )}
      </div>
    </div>
  );
}

/** True some time after the page was opened: what it shows goes before what may be chosen. */
function useLater(): boolean {
  const [later, set] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return later;
}

function PlatformSelect({ value }: { value: string }) {
  const when = useLater();
  const { data } = useResource<Page<SourceRow>>({ path: '/sources', known: [], every: RARELY, when });
  const names = new Set(data?.items.map((row) => row.platform) ?? []);
  if (value) names.add(value);
  const options = [...names].map((name) => ({ value: name, label: platformName(name) }));
  return (
    <Select
      label="Platform"
      value={value}
      options={[{ value: '', label: 'All platforms' }, ...options.sort((a, b) => a.label.localeCompare(b.label))]}
      onChange={(platform) => setFilters({ platform })}
    />
  );
}

function LanguageSelect({ value }: { value: string }) {
  const when = useLater();
  const query = { by: 'language', limit: 40 };
  const { data } = useResource<Page<BreakdownRow>>({ path: '/breakdown', known: [], query, every: RARELY, when });
  const codes = new Set(data?.items.flatMap((row) => row.value || []) ?? []);
  if (value) codes.add(value);
  const options = [...codes].map((code) => ({ value: code, label: languageName(code) }));
  return (
    <Select
      label="Language"
      value={value}
      options={[{ value: '', label: 'Any language' }, ...options]}
      onChange={(language) => setFilters({ language })}
    />
  );
}

function TopicField({ value }: { value: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const apply = () => {
    if (text.trim().toLowerCase() !== value) setFilters({ topic: text.trim().toLowerCase() });
  };
  return (
    <div class="field">
      <label for="topic">Topic</label>
      <input
        id="topic"
        type="search"
        value={text}
        maxLength={200}
        placeholder="Any topic"
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
        onChange={apply}
      />
    </div>
  );
}

function OwnSpan({ from, to }: { from: string; to: string }) {
  return (
    <>
      <div class="field">
        <label for="from">From</label>
        <input
          id="from"
          type="datetime-local"
          value={toLocalInput(from)}
          max={toLocalInput(to) || undefined}
          onChange={(event) => setFilters({ from: fromLocalInput(event.currentTarget.value), range: '' })}
        />
      </div>
      <div class="field">
        <label for="to">To</label>
        <input
          id="to"
          type="datetime-local"
          value={toLocalInput(to)}
          min={toLocalInput(from) || undefined}
          onChange={(event) => setFilters({ to: fromLocalInput(event.currentTarget.value), range: '' })}
        />
      </div>
    </>
  );
}
