import type { Scale } from './scale';
import type { Series } from './TimeChart';

interface Props {
  series: Series[];
  mode: 'columns' | 'lines';
  x: Scale;
  y: Scale;
  step: number;
}

export function TimeMarks({ series, mode, x, y, step }: Props) {
  return mode === 'columns' ? <Columns series={series} x={x} y={y} step={step} /> : <Lines series={series} x={x} y={y} />;
}

/** One path a series: many small columns are quicker drawn as one. */
function Columns({ series, x, y, step }: Omit<Props, 'mode'>) {
  const count = series[0].points.length;
  const wide = x(step) - x(0);
  const gap = wide > 6 ? Math.min(2, wide * 0.2) : 0;
  const base = new Array<number>(count).fill(0);
  return (
    <>
      {series.map((s) => {
        let path = '';
        s.points.forEach((point, i) => {
          if (!point.value) return;
          const bottom = y(base[i]);
          base[i] += point.value;
          const left = x(point.at) + gap / 2;
          path += `M${round(left)} ${round(bottom)}V${round(y(base[i]))}h${round(Math.max(wide - gap, 0.5))}V${round(bottom)}z`;
        });
        return <path key={s.name} class="column" d={path} style={{ '--c': s.colour }} />;
      })}
    </>
  );
}

function Lines({ series, x, y }: Omit<Props, 'mode' | 'step'>) {
  return (
    <>
      {series.map((s) => {
        const marks = pieces(s.points.map((p) => (p.value === null ? null : [x(p.at), y(p.value)])));
        return (
          <g key={s.name} style={{ '--c': s.colour }}>
            {marks.map((piece, i) =>
              piece.length === 1 ? (
                <circle key={i} class="dot" cx={round(piece[0][0])} cy={round(piece[0][1])} r={2.2} />
              ) : (
                <path key={i} class="line" d={'M' + piece.map(([px, py]) => `${round(px)} ${round(py)}`).join('L')} />
              ),
            )}
          </g>
        );
      })}
    </>
  );
}

/** Runs of neighbouring points, broken where one is unknown. */
export function pieces(points: ([number, number] | null)[]): [number, number][][] {
  const all: [number, number][][] = [];
  let run: [number, number][] = [];
  for (const point of [...points, null]) {
    if (point) run.push(point);
    else if (run.length > 0) {
      all.push(run);
      run = [];
    }
  }
  return all;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
