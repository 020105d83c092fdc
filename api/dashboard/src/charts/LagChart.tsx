import { duration } from '../format/time';
import { fit } from './text';
import { useWidth } from './useWidth';

export interface LagRow {
  key: string;
  label: string;
  title: string;
  marks: { label: string; colour: string; seconds: number }[];
}

const ROW = 30;
const TOP = 22;
const TICKS = [60, 300, 900, 1800, 3600, 7200, 4 * 3600, 12 * 3600, 86400, 7 * 86400];

/** Who came when: the leader at 0, the others behind it, closer together the later (square root). */
export function LagChart({ rows, label }: { rows: LagRow[]; label: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const left = Math.min(150, width * 0.32);
  const longest = Math.max(60, ...rows.flatMap((row) => row.marks.map((mark) => mark.seconds)));
  const room = width - left - 26;
  const x = (seconds: number) => left + 12 + Math.sqrt(Math.max(0, seconds) / longest) * room;
  const bottom = TOP + rows.length * ROW;
  const ticks = spread(TICKS.filter((seconds) => seconds <= longest), x, 58);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={bottom + 6} role="img" aria-label={label}>
        <text class="tick" x={x(0)} y={11} text-anchor="middle">
          leads
        </text>
        <line class="axis" x1={x(0)} x2={x(0)} y1={TOP - 4} y2={bottom} />
        {ticks.map((seconds) => (
          <g key={seconds}>
            <line class="grid" x1={x(seconds)} x2={x(seconds)} y1={TOP - 4} y2={bottom} />
            <text class="tick" x={x(seconds)} y={11} text-anchor="middle">
              +{duration(seconds)}
            </text>
          </g>
        ))}
        {rows.map((row, i) => {
          const y = TOP + (i + 0.5) * ROW;
          const last = Math.max(...row.marks.map((mark) => mark.seconds));
          return (
            <g key={row.key}>
              <title>{row.title}</title>
              <text class="name" x={0} y={y} dy="0.32em">
                {fit(row.label, left)}
              </text>
              <line class="span" x1={x(0)} x2={x(last)} y1={y} y2={y} />
              {row.marks.map((mark) => (
                <circle
                  key={mark.label}
                  class={mark.seconds === 0 ? 'dot leader' : 'dot'}
                  cx={x(mark.seconds)}
                  cy={y}
                  r={mark.seconds === 0 ? 7 : 5.5}
                  style={{ '--c': mark.colour }}
                >
                  <title>{`${mark.label}: ${mark.seconds === 0 ? 'leads' : `${duration(mark.seconds)} behind`}`}</title>
                </circle>
              ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Those of some places that stand far enough apart, the last of them for sure. */
function spread(values: number[], x: (value: number) => number, least: number): number[] {
  const kept: number[] = [];
  for (const value of [...values].reverse()) {
    const before = kept.at(-1);
    if (x(value) - x(0) >= least && (before === undefined || x(before) - x(value) >= least)) kept.push(value);
  }
  return kept.reverse();
}
