export type Cell = string | number | boolean | null | undefined;

/** Comma-separated values (RFC 4180), with a header. A text that a spreadsheet would run is quoted with '. */
export function toCsv(header: string[], rows: Cell[][]): string {
  return [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a file to whoever looks at the page. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** "Posts over time" at a time as posts-over-time-2026-01-31T1200.csv */
export function fileName(title: string, extension: string, now: Date): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'data'}-${now.toISOString().slice(0, 16).replace(':', '')}.${extension}`;
}

export function downloadCsv(title: string, header: string[], rows: Cell[][]): void {
  download(fileName(title, 'csv', new Date()), new Blob([toCsv(header, rows)], { type: 'text/csv;charset=utf-8' }));
}
