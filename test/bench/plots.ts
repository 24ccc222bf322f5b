/** @file The plots of docs/performance.md: SVG that reads on light and dark pages alike. */
import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { RecordedRow } from './record.ts';

const ink = '#7a7f87';
const colors = ['#3b82c4', '#c2703d', '#4f9d69', '#9b6fb5'];
const style = 'font-family="system-ui, sans-serif" font-size="12"';

const svg = (width: number, height: number, body: readonly string[], title: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${style} fill="${ink}"><title>${title}</title>\n${body.join('\n')}\n</svg>\n`;
const at = (value: number): string => value.toFixed(1);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A bar for each ratio that something is promised of, with the promise as a mark: to the left of it is kept. */
export function ratioPlot(all: readonly RecordedRow[]): string {
  const rows = all.filter((row) => row.unit !== 'MB/s' && row.ratio !== undefined && row.target?.ratio !== undefined && row.group !== 'Growth' && !row.group.startsWith('Sizes'));
  const [left, right, step, top] = [330, 40, 24, 30];
  const width = 860;
  const x = scaleLog().domain([0.01, 20]).range([left, width - right]).clamp(true);
  const height = top + rows.length * step + 30;
  const ticks = [0.01, 0.1, 1, 10].map((tick) => `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${top - 8}" y2="${height - 24}" stroke="${ink}" stroke-opacity="0.3"/><text x="${at(x(tick))}" y="${height - 8}" text-anchor="middle">${tick}×</text>`);
  const bars = rows.map(({ name, ratio = NaN, target, holds }, i) => {
    const y = top + i * step;
    const mark = x(target?.ratio ?? NaN);
    return `<text x="${left - 10}" y="${y + 11}" text-anchor="end">${escaped(name)}</text><rect x="${left}" y="${y}" width="${at(x(ratio) - left)}" height="14" fill="${holds === true ? colors[0] ?? ink : colors[1] ?? ink}"/><line x1="${at(mark)}" x2="${at(mark)}" y1="${y - 3}" y2="${y + 17}" stroke="${ink}" stroke-width="2"/>`;
  });
  return svg(width, height, [`<text x="${left}" y="14">multiples of the peer; the mark is the target</text>`, ...ticks, ...bars], 'Ratios and targets');
}

interface Series { readonly name: string; readonly points: readonly (readonly [number, number])[] }

function logLog(series: readonly Series[], axes: { readonly title: string; readonly x: string; readonly y: string; readonly ticks: readonly number[] }): string {
  const [width, height, left, bottom] = [720, 360, 70, 50];
  const points = series.flatMap((one) => one.points);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const x = scaleLog().domain([Math.min(...xs), Math.max(...xs)]).range([left, width - 190]);
  const y = scaleLog().domain([Math.min(...ys), Math.max(...ys)]).nice().range([height - bottom, 20]);
  const decades = y.ticks().filter((tick) => Number.isInteger(Math.log10(tick) + 1e-9) || Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-6);
  const grid = [
    ...axes.ticks.map((tick) => `<text x="${at(x(tick))}" y="${height - bottom + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`),
    ...decades.map((tick) => `<line x1="${left}" x2="${width - 190}" y1="${at(y(tick))}" y2="${at(y(tick))}" stroke="${ink}" stroke-opacity="0.3"/><text x="${left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${tick}</text>`),
    `<text x="${at((left + width - 190) / 2)}" y="${height - 10}" text-anchor="middle">${axes.x}</text><text x="14" y="14">${axes.y}</text>`,
  ];
  const lines = series.map(({ name, points: own }, i) => {
    const color = colors[i % colors.length] ?? ink;
    const [lastX = 1, lastY = 1] = own.at(-1) ?? [];
    return `<path d="${line<readonly [number, number]>().x(([value]) => Number(at(x(value)))).y(([, value]) => Number(at(y(value))))([...own]) ?? ''}" fill="none" stroke="${color}" stroke-width="2"/>${own.map(([a, b]) => `<circle cx="${at(x(a))}" cy="${at(y(b))}" r="3" fill="${color}"/>`).join('')}<text x="${at(x(lastX) + 8)}" y="${at(y(lastY) + 4)}" fill="${color}">${escaped(name)}</text>`;
  });
  return svg(width, height, [...grid, ...lines], axes.title);
}

/** How time grows with batch, channels and pixels. */
export function growthPlot(all: readonly RecordedRow[]): string {
  const series = ['batch', 'channels', 'pixels'].map((axis): Series => ({ name: axis, points: all.flatMap(({ name, median }) => { const found = new RegExp(`^${axis} × (\\d+):`).exec(name); return found ? [[Number(found[1]), median] as const] : []; }) }));
  return logLog(series.filter(({ points }) => points.length > 0), { title: 'Growth with batch, channels and pixels', x: 'times as many', y: 'milliseconds', ticks: [1, 4, 16] });
}

/** How time grows with the lines of the file. */
export function lengthPlot(all: readonly RecordedRow[]): string {
  const series = ['parse and first verdict', 'keystroke to findings', 'hover'].map((what): Series => ({ name: what, points: all.flatMap(({ name, median }) => { const found = new RegExp(`^${what}, ([\\d,]+) lines$`).exec(name); return found ? [[Number((found[1] ?? '').replaceAll(',', '')), median] as const] : []; }) }));
  return logLog(series.filter(({ points }) => points.length > 0), { title: 'Time by the length of the file', x: 'lines', y: 'milliseconds', ticks: [100, 1_000, 10_000, 50_000] });
}
