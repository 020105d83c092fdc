export interface LegendItem {
  label: string;
  colour: string;
}

export function Legend({ items }: { items: LegendItem[] }) {
  return (
    <ul class="legend">
      {items.map((item) => (
        <li key={item.label}>
          <span class="swatch" style={{ '--c': item.colour }} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
