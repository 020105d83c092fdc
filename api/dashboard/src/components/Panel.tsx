import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Resource } from '../api/resource';
import { Legend, type LegendItem } from '../charts/Legend';
import { savePng } from '../charts/png';
import { type Cell, downloadCsv } from '../format/csv';
import { PlainTable } from './PlainTable';
import { Empty, Failure, Skeleton, sentence } from './States';

export interface Table {
  header: string[];
  rows: Cell[][];
}

interface Props<T> {
  title: string;
  /** What is shown, with its unit, in a few words. */
  note?: string | ((data: T) => string);
  resource: Resource<T>;
  /** The sentence for when there is nothing; null where there is something. */
  empty?: (data: T) => string | null;
  /** The same in rows: for reading, and for saving. */
  table?: (data: T) => Table;
  /** Whether the content is a chart, which can be saved as a picture and read as a table. */
  chart?: boolean;
  legend?: (data: T) => LegendItem[];
  /** Choices beside the title. */
  tools?: ComponentChildren;
  wide?: boolean;
  height?: number;
  children: (data: T) => ComponentChildren;
}

/** A part of a page with its title, its states, and what can be saved of it. */
export function Panel<T>(props: Props<T>) {
  const { title, note, resource, empty, table, chart, legend, tools, wide, height, children } = props;
  const [asTable, setAsTable] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const { data, error, reload, ignored, loading } = resource;
  const nothing = data !== null && empty ? empty(data) : null;
  const full = data !== null && nothing === null;
  const items = full && legend ? legend(data) : [];

  const save = () => {
    const svg = body.current?.querySelector<SVGSVGElement>('svg.chart');
    if (svg) void savePng(svg, title, items);
  };
  return (
    <section class={wide ? 'panel wide' : 'panel'} aria-labelledby={id} aria-busy={loading && data === null}>
      <header class="panelhead">
        <div class="paneltitle">
          <h2 id={id}>{title}</h2>
          {note && <p class="note">{typeof note === 'string' ? note : data !== null ? note(data) : '\u00a0'}</p>}
        </div>
        <div class="paneltools">
          {tools}
          {full && chart && table && (
            <button class="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} aria-label={`${title} as table`}>
              Table
            </button>
          )}
          {full && table && (
            <button class="quiet" onClick={() => saveCsv(title, table(data))} aria-label={`Save ${title} as CSV`}>
              CSV
            </button>
          )}
          {full && chart && !asTable && (
            <button class="quiet" onClick={save} aria-label={`Save ${title} as PNG`}>
              PNG
            </button>
          )}
        </div>
      </header>
      {ignored.length > 0 && <p class="aside">Not filtered by {list(ignored)}.</p>}
      {error && data !== null && (
        <p class="aside warn" role="status">
          Not up to date: {sentence(error)}{' '}
          <button class="link" onClick={reload}>
            Try again
          </button>
        </p>
      )}
      <div class="panelbody" ref={body}>
        {data === null && error?.status === 404 && <Empty text={error.message} />}
        {data === null && error && error.status !== 404 && <Failure error={error} retry={reload} />}
        {data === null && !error && <Skeleton height={height} />}
        {nothing !== null && <Empty text={nothing} />}
        {full && asTable && table && <PlainTable label={title} {...table(data)} />}
        {full && !(asTable && table) && (
          <>
            {items.length > 1 && <Legend items={items} />}
            {children(data)}
          </>
        )}
      </div>
    </section>
  );
}

function saveCsv(title: string, table: Table) {
  downloadCsv(title, table.header, table.rows);
}

function list(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
