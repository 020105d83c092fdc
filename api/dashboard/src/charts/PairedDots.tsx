import { signed } from '../format/numbers';
import { linear } from './scale';
import { fit } from './text';
import { useWidth } from './useWidth';

export interface Pair {
  key: string;
  label: string;
  a: { label: string; colour: string; value: number };
  b: { label: string; colour: string; value: number };
  title: string;
}

const ROW = 28;
const TOP = 20;

/** Two values a row on one axis from -1 to 1, and the distance between them. */
export function PairedDots({ pairs, label }: { pairs: Pair[]; label: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const left = Math.min(150, width * 0.3);
  const x = linear([-1, 1], [left + 10, width - 52]);
  const bottom = TOP + pairs.length * ROW;
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={bottom + 6} role="img" aria-label={label}>
        {[-1, -0.5, 0, 0.5, 1].map((value) => (
          <g key={value}>
            <line class={value === 0 ? 'axis' : 'grid'} x1={x(value)} x2={x(value)} y1={TOP - 4} y2={bottom} />
            <text class="tick" x={x(value)} y={10} text-anchor="middle">
              {signed(value, 1)}
            </text>
          </g>
        ))}
        {pairs.map((pair, i) => {
          const y = TOP + (i + 0.5) * ROW;
          return (
            <g key={pair.key}>
              <title>{pair.title}</title>
              <text class="name" x={0} y={y} dy="0.32em">
                {fit(pair.label, left)}
              </text>
              <line class="span" x1={x(pair.a.value)} x2={x(pair.b.value)} y1={y} y2={y} />
              {[pair.a, pair.b].map((end) => (
                <circle key={end.label} class="dot" cx={x(end.value)} cy={y} r={6} style={{ '--c': end.colour }} />
              ))}
              <text class="value" x={width} y={y} dy="0.32em" text-anchor="end">
                {Math.abs(pair.a.value - pair.b.value).toFixed(2)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
