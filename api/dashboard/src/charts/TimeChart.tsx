import { useState } from 'preact/hooks';
import { compact } from '../format/numbers';
import { dateTime, tick } from '../format/time';
import { type Point, linear, niceTicks, timeTicks } from './scale';
import { TimeMarks } from './TimeMarks';
import { useWidth } from './useWidth';

export interface Series {
  name: string;
  label: string;
  colour: string;
  points: Point[];
}

export interface TimeChartProps {
  /** All with a point for each bucket, in one order. */
  series: Series[];
  /** Length of a bucket in milliseconds. */
  step: number;
  /** Columns on top of each other, or lines that break where nothing is known. */
  mode: 'columns' | 'lines';
  /** What the chart shows, in a few words, for whoever cannot see it. */
  label: string;
  height?: number;
  domain?: [number, number];
  format?: (value: number | null) => string;
}

const TOP = 10;
const BOTTOM = 24;
const LEFT = 40;
const RIGHT = 8;

export function TimeChart({ series, step, mode, label, height = 220, domain, format = compact }: TimeChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const times = series[0]?.points.map((p) => p.at) ?? [];
  if (times.length === 0) return null;

  const end = times.at(-1)! + (mode === 'columns' ? step : 0);
  const x = linear([times[0], Math.max(end, times[0] + 1)], [LEFT, width - RIGHT]);
  const highest = Math.max(1, ...times.map((_, i) => top(series, i, mode)));
  const ticks = domain ? niceTicks(domain[0], domain[1], 4) : niceTicks(0, highest, 4);
  const y = linear([ticks[0], ticks.at(-1)!], [height - BOTTOM, TOP]);
  const span = (end - times[0]) / 1000;
  const index = at === null ? null : Math.min(Math.max(at, 0), times.length - 1);
  const centre = (i: number) => x(times[i] + (mode === 'columns' ? step / 2 : 0));

  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const time = times[0] + ((event.clientX - box.left - LEFT) / (width - LEFT - RIGHT)) * (end - times[0]);
    const place = (time - times[0]) / step;
    setAt(mode === 'columns' ? Math.floor(place) : Math.round(place));
  };
  const key = (event: KeyboardEvent) => {
    const now = index ?? times.length;
    const moves: Record<string, number | null> = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      Home: 0,
      End: times.length - 1,
      Escape: null,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const next = moves[event.key];
    setAt(next === null ? null : Math.min(Math.max(next, 0), times.length - 1));
  };

  return (
    <div
      class="timechart"
      ref={ref}
      tabIndex={0}
      role="group"
      aria-label={`${label}. Arrow keys read single values.`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={key}
    >
      <svg class="chart" width={width} height={height} role="img" aria-label={label}>
        {ticks.map((value) => (
          <g key={value}>
            <line class={value === 0 ? 'axis' : 'grid'} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text class="tick" x={LEFT - 6} y={y(value)} dy="0.32em" text-anchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        {timeTicks(times[0], end, Math.max(2, Math.floor(width / 76))).map((time) => (
          <text class="tick" key={time} x={clamp(x(time), LEFT + 14, width - RIGHT - 20)} y={height - 6} text-anchor="middle">
            {tick(new Date(time), span)}
          </text>
        ))}
        <TimeMarks series={series} mode={mode} x={x} y={y} step={step} />
        {index !== null && <line class="cursor" x1={centre(index)} x2={centre(index)} y1={TOP} y2={height - BOTTOM} />}
      </svg>
      <div aria-live="polite">
        {index !== null && (
          <Tip
            left={centre(index)}
            flip={centre(index) > width / 2}
            title={dateTime(new Date(times[index]).toISOString())}
            rows={series.map((s) => ({ label: s.label, colour: s.colour, value: s.points[index].value }))}
            format={format}
          />
        )}
      </div>
    </div>
  );
}

function top(series: Series[], i: number, mode: 'columns' | 'lines'): number {
  const values = series.map((s) => s.points[i]?.value ?? 0);
  return mode === 'columns' ? values.reduce((a, b) => a + b, 0) : Math.max(...values);
}

function clamp(value: number, low: number, high: number) {
  return Math.min(Math.max(value, low), high);
}

interface TipProps {
  left: number;
  flip: boolean;
  title: string;
  rows: { label: string; colour: string; value: number | null }[];
  format: (value: number | null) => string;
}

function Tip({ left, flip, title, rows, format }: TipProps) {
  const shown = rows.filter((row) => row.value !== null && row.value !== 0).sort((a, b) => b.value! - a.value!);
  return (
    <div class={flip ? 'tip flip' : 'tip'} style={{ left: `${left}px` }}>
      <strong>{title}</strong>
      {shown.length === 0 && <span class="muted">nothing</span>}
      {shown.slice(0, 9).map((row) => (
        <span class="tiprow" key={row.label}>
          <span class="swatch" style={{ '--c': row.colour }} />
          {row.label} <b>{format(row.value)}</b>
        </span>
      ))}
    </div>
  );
}
