import { fit } from './text';
import { useWidth } from './useWidth';

export interface HeatCell {
  row: string;
  column: string;
  /** How strong the cell is coloured, 0 to 1; its text can be read on any. */
  weight: number;
  text: string;
  /** A second, smaller line. */
  note: string;
  title: string;
}

interface Props {
  names: string[];
  nameOf: (name: string) => string;
  cells: HeatCell[];
  rowTitle: string;
  columnTitle: string;
  label: string;
}

const ROW = 40;
const TOP = 42;

/** A square of cells, each about a pair of the same names. */
export function HeatMap({ names, nameOf, cells, rowTitle, columnTitle, label }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const left = Math.min(110, width * 0.26);
  const wide = Math.max(62, Math.min(110, (width - left) / names.length));
  const at = new Map(cells.map((cell) => [`${cell.row}|${cell.column}`, cell]));
  return (
    <div ref={ref} class="scroll" tabIndex={0} role="group" aria-label={label}>
      <svg class="chart" width={Math.max(width, left + names.length * wide)} height={TOP + names.length * ROW + 4} role="img" aria-label={label}>
        <text class="tick" x={0} y={TOP - 10}>
          {rowTitle} ↓
        </text>
        <text class="tick" x={left} y={10}>
          {columnTitle} →
        </text>
        {names.map((name, i) => (
          <text class="name" key={name} x={left + (i + 0.5) * wide} y={TOP - 10} text-anchor="middle">
            {fit(nameOf(name), wide - 2)}
          </text>
        ))}
        {names.map((row, r) => (
          <g key={row}>
            <text class="name" x={0} y={TOP + (r + 0.5) * ROW} dy="0.32em">
              {fit(nameOf(row), left - 6)}
            </text>
            {names.map((column, c) => (
              <Cell key={column} cell={at.get(`${row}|${column}`)} self={r === c} x={left + c * wide} y={TOP + r * ROW} width={wide} />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Cell({ cell, self, x, y, width }: { cell?: HeatCell; self: boolean; x: number; y: number; width: number }) {
  const box = { x: x + 1, y: y + 1, width: width - 2, height: ROW - 2, rx: 3 };
  if (!cell) {
    return <rect class={self ? 'heat self' : 'heat none'} {...box} />;
  }
  return (
    <g class="heatcell">
      <title>{cell.title}</title>
      <rect class="heat" {...box} fill-opacity={0.08 + 0.47 * cell.weight} />
      <text x={x + width / 2} y={y + 17} text-anchor="middle" class="value">
        {cell.text}
      </text>
      <text x={x + width / 2} y={y + 31} text-anchor="middle" class="tick">
        {cell.note}
      </text>
    </g>
  );
}
