/** Mean width of a letter of the chart's type, in pixels. */
const LETTER = 6.6;

/** As much of a text as fits into so many pixels. */
export function fit(text: string, pixels: number): string {
  const most = Math.max(3, Math.floor(pixels / LETTER));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

export function widthOf(text: string): number {
  return text.length * LETTER;
}
