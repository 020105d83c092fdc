interface Props {
  label: string;
  value: string;
  /** The figure in full. */
  full?: string;
  note?: string;
}

export function Figure({ label, value, full, note }: Props) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <span class="figurevalue" title={full}>
          {value}
        </span>
        {note && <span class="note">{note}</span>}
      </dd>
    </div>
  );
}

export function Figures({ label, figures, waiting }: { label: string; figures: Props[]; waiting: boolean }) {
  const look = `figures ${figures.length > 6 ? 'many' : ''} ${waiting ? 'waiting' : ''}`.trim();
  return (
    <dl class={look} style={{ '--count': figures.length }} aria-label={label} aria-busy={waiting}>
      {figures.map((figure) => (
        <Figure key={figure.label} {...figure} />
      ))}
    </dl>
  );
}
