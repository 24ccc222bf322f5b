/** @file One figure of a training: something measured against the steps, a line for each critic. */
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { StringName } from '../strings/english.ts';
import { useWords } from '../strings/words.tsx';
import type { History, Metric, Point } from '../training/history.ts';
import { lineChart, type Box, type LineChart } from '../training/lineChart.ts';
import { armNames } from './TrainTable.tsx';
import { useWidth } from './useWidth.ts';

const height = 132;
const left = 38;
const box = (width: number): Box => ({ left, right: width - 12, top: 10, bottom: height - 22 });

const names: Readonly<Record<Metric, StringName>> = { norm: 'meanNorm', penalty: 'penalty', loss: 'criticLoss' };
const captions: Readonly<Record<Metric, StringName>> = { norm: 'meanNormCaption', penalty: 'penaltyCaption', loss: 'criticLossCaption' };

interface LinesProps { readonly history: History; readonly metric: Metric; readonly target: number | undefined }

export function TrainLines({ history, metric, target }: LinesProps): JSX.Element {
  const { say, measured, count } = useWords();
  const figure = useRef<HTMLElement>(null);
  const clip = useId();
  const width = useWidth(figure);
  const area = box(width);
  const chart = lineChart(history, metric, target, area);
  const last = history.points.at(-1);
  const arms = history.arms.map((arm) => say('armNow', { arm: say(armNames[arm]), value: measured(last?.arms[arm]?.[metric] ?? NaN) })).join(' ');
  return (
    <figure ref={figure} data-testid={`train-${metric}`}>
      <svg viewBox={`0 0 ${width.toString()} ${height.toString()}`} role="img" aria-label={say('lineFigure', { name: say(names[metric]), step: count(last?.step ?? 0), arms })}>
        <clipPath id={clip}><rect x={area.left} y={area.top - 2} width={area.right - area.left} height={area.bottom - area.top + 4} /></clipPath>
        <Grid chart={chart} area={area} target={target} />
        <g clip-path={`url(#${clip})`}>{chart.lines.map(({ arm, path }) => <path key={arm} class={`arm ${arm}`} d={path} />)}</g>
      </svg>
      <figcaption>{say(captions[metric])}</figcaption>
      <Data history={history} metric={metric} />
    </figure>
  );
}

function Grid({ chart: { x, y, xTicks, yTicks }, area, target }: { readonly chart: LineChart; readonly area: Box; readonly target: number | undefined }): JSX.Element {
  const { say, measured, count } = useWords();
  return (
    <>
      {yTicks.map((tick) => <g key={tick}>
        <line class={tick === 0 ? 'axis' : 'grid'} x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
        <text x={area.left - 6} y={y(tick) + 4} text-anchor="end">{measured(tick)}</text>
      </g>)}
      {xTicks.filter((tick) => x(tick) < area.right - 34).map((tick) => <text key={tick} x={x(tick)} y={area.bottom + 16} text-anchor="middle">{count(tick)}</text>)}
      <text x={area.right} y={area.bottom + 16} text-anchor="end">{say('stepAxis')}</text>
      {target !== undefined && <line class="target" x1={area.left} x2={area.right} y1={y(target)} y2={y(target)} />}
    </>
  );
}

/** Rows of a table behind a figure. */
const mostRows = 12;

function sampled(points: readonly Point[]): readonly Point[] {
  const stride = Math.max(1, (points.length - 1) / (mostRows - 1));
  const picked = Array.from({ length: Math.min(mostRows, points.length) }, (_, row) => points[Math.round(row * stride)]);
  return picked.filter((point) => point !== undefined);
}

function Data({ history: { arms, points }, metric }: Pick<LinesProps, 'history' | 'metric'>): JSX.Element {
  const { say, measured, count } = useWords();
  return (
    <details>
      <summary>{say('showData')}</summary>
      <table>
        <thead><tr><th scope="col">{say('stepAxis')}</th>{arms.map((arm) => <th key={arm} scope="col" class="numeric">{say(armNames[arm])}</th>)}</tr></thead>
        <tbody>{sampled(points).map((point) => <tr key={point.step}><td>{count(point.step)}</td>{arms.map((arm) => <td key={arm} class="numeric">{measured(point.arms[arm]?.[metric] ?? NaN)}</td>)}</tr>)}</tbody>
      </table>
    </details>
  );
}
