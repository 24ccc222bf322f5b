/** @file The norms of a training's last steps as histograms, one below the other over a shared axis, and the target through all. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useWords } from '../strings/words.tsx';
import type { History } from '../training/history.ts';
import { normChart, type NormChart, type NormRow } from '../training/normChart.ts';
import { armNames } from './TrainTable.tsx';
import { useWidth } from './useWidth.ts';

const left = 10;
const right = 12;
const top = 18;
/** Of one histogram with its name. */
const rowHeight = 46;
const barHeight = 30;

export function TrainNorms({ history, target }: { readonly history: History; readonly target: number }): JSX.Element {
  const { say, measured, count } = useWords();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const chart = normChart(history, target, [left, width - right]);
  const base = top + rowHeight * chart.rows.length;
  const arms = chart.rows.map(({ arm, mean }) => say('armMean', { arm: say(armNames[arm]), value: measured(mean) })).join(' ');
  const steps = history.recent.length;
  return (
    <figure ref={figure} data-testid="train-histogram">
      <svg viewBox={`0 0 ${width.toString()} ${(base + 20).toString()}`} role="img" aria-label={say('normsFigure', { arms, target: measured(target) })}>
        <line class="target" x1={chart.x(target)} x2={chart.x(target)} y1={top - 4} y2={base} />
        <text class="strong" x={Math.max(chart.x(target), left + 24)} y={top - 8} text-anchor="middle">{say('target', { value: measured(target) })}</text>
        {chart.rows.map((row, index) => <Row key={row.arm} chart={chart} row={row} base={top + rowHeight * (index + 1)} end={width - right} />)}
        <Axis chart={chart} base={base} end={width - right} />
      </svg>
      <figcaption>{say('normsCaption', { count: count(steps), norms: count(chart.rows[0]?.norms ?? 0) }, steps)}</figcaption>
      <Data rows={chart.rows} />
    </figure>
  );
}

interface RowProps { readonly chart: NormChart; readonly row: NormRow; readonly base: number; readonly end: number }

function Row({ chart: { x, most }, row: { arm, bars }, base, end }: RowProps): JSX.Element {
  const { say } = useWords();
  return (
    <>
      {bars.filter(({ count }) => count > 0).map(({ from, to, count }) => {
        const height = barHeight * count / most;
        return <rect key={from} class={`bar ${arm}`} x={x(from)} width={Math.max(1, x(to) - x(from) - 1)} y={base - height} height={height} />;
      })}
      <line class="axis" x1={left} x2={end} y1={base} y2={base} />
      <text x={end} y={base - rowHeight + 14} text-anchor="end">{say(armNames[arm])}</text>
    </>
  );
}

function Axis({ chart: { x, ticks, isCut }, base, end }: { readonly chart: NormChart; readonly base: number; readonly end: number }): JSX.Element {
  const { say, measured } = useWords();
  const last = x.domain()[1] ?? 1;
  return (
    <>
      {ticks.filter((tick) => x(tick) < end - 46).map((tick) => <text key={tick} x={x(tick)} y={base + 16} text-anchor="middle">{measured(tick)}</text>)}
      <text x={end} y={base + 16} text-anchor="end">{isCut ? say('andAbove', { value: measured(last) }) : say('norm')}</text>
    </>
  );
}

function Data({ rows }: { readonly rows: readonly NormRow[] }): JSX.Element {
  const { say, measured, count } = useWords();
  const bars = rows[0]?.bars ?? [];
  const filled = bars.map((bar, index) => ({ bar, counts: rows.map((row) => row.bars[index]?.count ?? 0) })).filter(({ counts }) => counts.some((each) => each > 0));
  return (
    <details>
      <summary>{say('showData')}</summary>
      <table>
        <thead><tr><th scope="col">{say('normsFrom')}</th>{rows.map(({ arm }) => <th key={arm} scope="col" class="numeric">{say(armNames[arm])}</th>)}</tr></thead>
        <tbody>{filled.map(({ bar, counts }) => <tr key={bar.from}><td>{measured(bar.from)}</td>{counts.map((each, index) => <td key={rows[index]?.arm} class="numeric">{count(each)}</td>)}</tr>)}</tbody>
      </table>
    </details>
  );
}
