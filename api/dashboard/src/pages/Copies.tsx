import { useResource } from '../api/resource';
import type { Page, Signal } from '../api/types';
import { DataTable } from '../components/DataTable';
import { PlatformTag } from '../components/Marks';
import { Panel } from '../components/Panel';
import { useNow } from '../components/useNow';
import { compact } from '../format/numbers';
import { ago, dateTime, duration } from '../format/time';

interface CopyRow {
  duplicate_of: string;
  signal: Signal | null;
  copies: number;
  platforms: string[];
  first_at: string;
  last_at: string;
}

export function Copies() {
  const now = useNow();
  const copies = useResource<Page<CopyRow>>({ path: '/duplicates', known: ['platform', 'time'], query: { limit: 10 } });
  return (
    <Panel
      title="Copied most"
      note="The same text posted again within 24 hours, and where"
      resource={copies}
      empty={(page) => (page.items.length === 0 ? 'Nothing was copied under these filters.' : null)}
      table={(page) => ({
        header: ['Post', 'Copies', 'Platforms', 'First at', 'Last at', 'Text'],
        rows: page.items.map((row) => [row.duplicate_of, row.copies, row.platforms.join(' '), row.first_at, row.last_at, textOf(row)]),
      })}
    >
      {(page) => (
        <DataTable
          label="Copied most"
          rows={page.items}
          keyOf={(row) => row.duplicate_of}
          columns={[
            {
              name: 'First post',
              cell: (row) => (
                <span class="clip" dir="auto">
                  {textOf(row)}
                </span>
              ),
            },
            { name: 'Copies', number: true, sorted: true, cell: (row) => compact(row.copies) },
            {
              name: 'On',
              cell: (row) => (
                <span class="tags">
                  {row.platforms.map((name) => (
                    <PlatformTag key={name} platform={name} />
                  ))}
                </span>
              ),
            },
            { name: 'Within', number: true, rank: 1, cell: (row) => duration(seconds(row)) },
            { name: 'Last', rank: 2, cell: (row) => <time title={dateTime(row.last_at)}>{ago(row.last_at, now)} ago</time> },
          ]}
        />
      )}
    </Panel>
  );
}

function textOf(row: CopyRow): string {
  return row.signal?.title || row.signal?.text || row.duplicate_of;
}

function seconds(row: CopyRow): number {
  return (new Date(row.last_at).getTime() - new Date(row.first_at).getTime()) / 1000;
}
