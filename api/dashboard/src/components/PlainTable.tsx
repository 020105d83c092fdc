import type { Cell } from '../format/csv';
import { decimal, whole } from '../format/numbers';
import { dateTime } from '../format/time';
import type { Table } from './Panel';

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What a chart shows, as text. */
export function PlainTable({ label, header, rows }: Table & { label: string }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={`${label}, table`}>
      <table class="table">
        <thead>
          <tr>
            {header.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, c) => (
                <td key={c} class={typeof cell === 'number' ? 'number' : ''}>
                  {shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '–';
  if (typeof cell === 'number') return Number.isInteger(cell) ? whole(cell) : decimal(cell, 3);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return ISO.test(cell) ? dateTime(cell) : cell;
}
