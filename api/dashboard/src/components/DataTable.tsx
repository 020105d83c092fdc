import type { ComponentChildren } from 'preact';

export interface Column<T> {
  name: string;
  /** For figures, which stand right. */
  number?: boolean;
  /** Left out on narrow screens: 1 below a tablet's width, 2 below a laptop's. */
  rank?: 1 | 2;
  sorted?: boolean;
  /** Takes as much of the width as there is. */
  lead?: boolean;
  cell: (row: T, index: number) => ComponentChildren;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
}

/** Rows of figures. The first column names the row. */
export function DataTable<T>({ label, columns, rows, keyOf }: Props<T>) {
  const look = (column: Column<T>) => `${column.number ? 'number' : ''} ${column.lead ? 'lead' : ''} ${column.rank ? `rank${column.rank}` : ''}`.trim();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                scope="col"
                key={column.name}
                class={look(column)}
                aria-sort={column.sorted ? 'descending' : undefined}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={keyOf(row)}>
              {columns.map((column, c) =>
                c === 0 ? (
                  <th scope="row" key={column.name} class={look(column)}>
                    {column.cell(row, i)}
                  </th>
                ) : (
                  <td key={column.name} class={look(column)}>
                    {column.cell(row, i)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
