import { compact } from '../format/numbers';
import { linear } from './scale';
import { fit } from './text';
import { useWidth } from './useWidth';

export interface Bar {
  label: string;
  value: number;
  /** Beside the figure, such as a share. */
  note?: string;
  colour?: string;
}

const ROW = 26;

/** Ranked bars that lie, with their names on the left and their figures behind them. */
export function BarChart({ bars, label, format = compact }: { bars: Bar[]; label: string; format?: (v: number) => string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const names = Math.min(Math.max(72, 7 * Math.max(...bars.map((b) => b.label.length))), width * 0.36);
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  const x = linear([0, highest], [0, Math.max(40, width - names - 10 - 96)]);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={bars.length * ROW + 4} role="img" aria-label={label}>
        {bars.map((bar, i) => {
          const long = Math.max(1, x(bar.value));
          const name = (
            <text class="name" x={0} y={i * ROW + 14} dy="0.32em">
              <title>{bar.label}</title>
              {fit(bar.label, names)}
            </text>
          );
          return (
            <g key={bar.label} style={{ '--c': bar.colour ?? 'var(--accent-mark)' }}>
              {name}
              <rect class="bar" x={names + 10} y={i * ROW + 5} width={long} height={ROW - 8} rx={2} />
              <text class="value" x={names + 10 + long + 6} y={i * ROW + 14} dy="0.32em">
                {format(bar.value)}
                {bar.note && (
                  <tspan class="tick" dx={6}>
                    {bar.note}
                  </tspan>
                )}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
