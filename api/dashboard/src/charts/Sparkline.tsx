import { linear } from './scale';
import { round } from './TimeMarks';

/** A trend in a row; the figures beside it say the same in words. */
export function Sparkline({ values, width = 80, height = 24 }: { values: number[]; width?: number; height?: number }) {
  if (values.length < 2) return <span class="muted">–</span>;
  const x = linear([0, values.length - 1], [1, width - 3]);
  const y = linear([0, Math.max(1, ...values)], [height - 2, 3]);
  const line = values.map((value, i) => `${round(x(i))} ${round(y(value))}`).join('L');
  return (
    <svg class="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="spark-area" d={`M${round(x(0))} ${height - 2}L${line}L${round(x(values.length - 1))} ${height - 2}z`} />
      <path class="spark-line" d={`M${line}`} />
      <circle class="spark-end" cx={round(x(values.length - 1))} cy={round(y(values.at(-1)!))} r={2} />
    </svg>
  );
}
