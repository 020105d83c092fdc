import { download, fileName } from '../format/csv';
import type { LegendItem } from './Legend';

const COPIED = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap',
  'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor',
];
const SHARP = 2;
const EDGE = 20;

/** Saves a chart as it is seen, with its title and legend, at twice its size. */
export async function savePng(chart: SVGSVGElement, title: string, legend: LegendItem[]): Promise<void> {
  const width = chart.clientWidth;
  const height = chart.clientHeight;
  const style = getComputedStyle(chart);
  const page = getComputedStyle(chart.closest('.panel') ?? document.body);
  const image = await load(standAlone(chart, width, height));
  const top = EDGE + 24 + (legend.length > 0 ? 24 : 0);
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * EDGE) * SHARP;
  canvas.height = (height + top + EDGE) * SHARP;
  const paper = canvas.getContext('2d')!;
  paper.scale(SHARP, SHARP);
  paper.fillStyle = page.backgroundColor;
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = page.color;
  paper.font = `600 15px ${style.fontFamily}`;
  paper.fillText(title, EDGE, EDGE + 10);
  paper.font = `12px ${style.fontFamily}`;
  let at = EDGE;
  for (const item of legend) {
    paper.fillStyle = resolve(chart, item.colour);
    paper.fillRect(at, EDGE + 25, 10, 10);
    paper.fillStyle = page.color;
    paper.fillText(item.label, at + 15, EDGE + 34);
    at += 15 + paper.measureText(item.label).width + 16;
  }
  paper.drawImage(image, EDGE, top, width, height);
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (file) download(fileName(title, 'png', new Date()), file);
}

/** What a CSS value comes to at a place of the page. */
function resolve(near: Element, colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  near.parentElement!.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** A copy whose looks lie in its attributes: no style sheet goes with an image. */
function standAlone(chart: SVGSVGElement, width: number, height: number): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const from = [chart, ...chart.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of COPIED) to[i].setAttribute(name, style.getPropertyValue(name));
    to[i].removeAttribute('style');
    to[i].removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

async function load(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
