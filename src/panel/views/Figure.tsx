/** @file One picture: the penalty over the norm, with the probes on it, and below it the norms that the code computed. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import { curveOf, frameOf, marksOf, legible, wrongLevel, type Curve, type Frame, type Mark } from '../curve.ts';
import { agree } from '../format.ts';
import { probeName } from '../probes.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { ProbeName } from './ProbeName.tsx';

/** In units of the picture, which grow with the font. */
const left = 30;
const right = 10;
const top = 20;
const curveHeight = 96;
const stripTop = top + curveHeight + 14;
const stripHeight = 22;
const height = stripTop + stripHeight + 20;
const widest = 440;
const narrowest = 230;

export function Figure({ evaluation, probe }: { readonly evaluation: Evaluation; readonly probe: ProbeResult }): JSX.Element | null {
  const words = useWords();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const curve = curveOf(evaluation);
  if (curve === undefined) return null;
  const all = marksOf(curve, evaluation.probes, probe);
  if (all.length === 0) return null;
  const level = wrongLevel(all, probe);
  const frame = frameOf(curve, all, probe.norms, level);
  const marks = legible(all, frame);
  const x = (norm: number): number => left + norm / frame.maxNorm * (width - left - right);
  const y = (penalty: number): number => top + curveHeight * (1 - penalty / frame.maxPenalty);
  const points = marks.map(({ probe: name, norm, penalty }) =>
    words.say('figurePoint', { probe: probeName(name, words).text, norm: words.measured(norm), penalty: words.measured(penalty) })).join(' ');
  return (
    <figure ref={figure} data-testid="figure">
      <svg viewBox={`0 0 ${width.toString()} ${height.toString()}`} role="img" aria-label={words.say('figureName', { points })}>
        <Grid {...{ x, y, frame, curve, width }} />
        <path class="curve" d={pathOf(curve, frame, x, y)} />
        {level !== undefined && <Level y={y(level)} width={width} text={words.say('figureYours', { value: words.measured(level) })} />}
        <Norms probe={probe} x={x} />
        {marks.map((mark) => <Point key={`${mark.probe}-${mark.look}`} {...{ mark, x, y, width }} isZeroLine={agree(mark.penalty, 0)} />)}
      </svg>
      <figcaption>{caption(evaluation, probe, words)}</figcaption>
      <Data marks={marks} />
    </figure>
  );
}

/** The width at hand in the picture's units: pixels at VS Code's default font size. */
function useWidth(figure: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(316);
  useLayoutEffect(() => {
    const element = figure.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const unit = Number.parseFloat(getComputedStyle(document.body).fontSize) / 13;
      setWidth(Math.round(Math.min(widest, Math.max(narrowest, element.clientWidth / unit))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => { observer.disconnect(); };
  }, []);
  return width;
}

type Scale = (value: number) => number;

function pathOf(curve: Curve, { maxNorm, maxPenalty }: Frame, x: Scale, y: Scale): string {
  const count = 160;
  const norms = Array.from({ length: count + 1 }, (_, index) => maxNorm * index / count);
  const points = norms.filter((norm) => curve.penalty(norm) <= maxPenalty * 1.02);
  return points.map((norm, index) => `${index === 0 ? 'M' : 'L'}${x(norm).toFixed(1)} ${y(curve.penalty(norm)).toFixed(1)}`).join('');
}

interface GridProps { readonly x: Scale; readonly y: Scale; readonly frame: Frame; readonly curve: Curve; readonly width: number }

function Grid({ x, y, frame, curve, width }: GridProps): JSX.Element {
  const { say, measured } = useWords();
  const base = stripTop + stripHeight;
  const target = x(curve.target);
  const isRoomForName = target - left > 78;
  return (
    <>
      {frame.penaltyTicks.map((tick) => <g key={tick}>
        <line class={tick === 0 ? 'axis' : 'grid'} x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
        <text x={left - 6} y={y(tick) + 4} text-anchor="end">{measured(tick)}</text>
      </g>)}
      <line class="axis" x1={left} x2={width - right} y1={base} y2={base} />
      {frame.normTicks.filter((tick) => x(tick) < width - right - 42).map((tick) => <g key={tick}>
        <line class="axis" x1={x(tick)} x2={x(tick)} y1={base} y2={base + 3} />
        <text x={x(tick)} y={base + 15} text-anchor="middle">{measured(tick)}</text>
      </g>)}
      <text x={width - right} y={base + 15} text-anchor="end">{say('norm')}</text>
      <text x={isRoomForName ? left : width - right} y={9} text-anchor={isRoomForName ? 'start' : 'end'}>{say('penalty')}</text>
      <line class="target" x1={target} x2={target} y1={top - 5} y2={base} />
      <text class="strong" x={Math.max(target, left + 22)} y={9} text-anchor="middle">{say('target', { value: measured(curve.target) })}</text>
    </>
  );
}

/** A penalty that belongs to no one norm. */
const Level = ({ y, width, text }: { readonly y: number; readonly width: number; readonly text: string }): JSX.Element =>
  <>
    <line class="level" x1={left} x2={width - right} y1={y} y2={y} />
    <text class="strong" x={left + 4} y={y - 6}>{text}</text>
  </>;

/** A bar as wide as the norms are spread. */
function Norms({ probe: { norms, penalty, expected }, x }: { readonly probe: ProbeResult; readonly x: Scale }): JSX.Element | null {
  if (norms === undefined) return null;
  const least = 6;
  const [from, to] = [x(norms.min), x(norms.max)];
  const missing = Math.max(0, least - (to - from));
  const isWrong = expected !== undefined && !agree(penalty, expected);
  return <rect class={isWrong ? 'norms wrong' : 'norms'} x={from - missing / 2} width={to - from + missing} y={stripTop} height={stripHeight} />;
}

interface PointProps { readonly mark: Mark; readonly x: Scale; readonly y: Scale; readonly width: number; readonly isZeroLine: boolean }

function Point({ mark, x, y, width, isZeroLine }: PointProps): JSX.Element {
  const words = useWords();
  const { look, norm, penalty } = mark;
  const [cx, cy] = [x(norm), y(penalty)];
  const radius = { other: 3.5, reference: 4.5, picked: 5.5, wrong: 5.5 }[look];
  const isOnRight = cx > width * 0.6;
  // On the zero line the room is below it; elsewhere beside the curve, above its grid line.
  const dy = isZeroLine ? 17 : -8;
  return (
    <>
      <circle class={look} cx={cx} cy={cy} r={radius} />
      <text class={look === 'other' ? undefined : 'strong'} x={cx + (isOnRight ? -10 : 10)} y={cy + dy} text-anchor={isOnRight ? 'end' : 'start'}>{labelOf(mark, words)}</text>
    </>
  );
}

function labelOf({ look, probe, penalty }: Mark, words: Words): string {
  const { say, measured } = words;
  const value = measured(penalty);
  const name = probeName(probe, words).text;
  if (look === 'wrong') return say('figureYours', { value });
  if (look === 'reference') return say('figureReference', { value });
  return look === 'picked' ? `${name} ${value}` : name;
}

/** How many norms there are and what they are; with a mistake, how many there should be. */
function caption({ shape }: Evaluation, { norm, norms, penalty, expected }: ProbeResult, { say, count, measured }: Words): string {
  if (norms === undefined) return '';
  const isOne = agree(norms.min, norms.max);
  const seen = isOne ? say('normsEqual', { count: count(norms.count), value: measured(norms.min) }, norms.count)
    : say('normsRange', { count: count(norms.count), min: measured(norms.min), max: measured(norms.max) });
  const batch = shape[0] ?? 1;
  const isWrong = expected !== undefined && !agree(penalty, expected);
  if (!isWrong || (norms.count === batch && norm === undefined)) return seen;
  const wanted = norm === undefined ? say('normsExpectedCount', { count: count(batch) }, batch) : say('normsExpected', { count: count(batch), value: measured(norm) }, batch);
  return `${seen} ${wanted}`;
}

function Data({ marks }: { readonly marks: readonly Mark[] }): JSX.Element {
  const words = useWords();
  return (
    <details>
      <summary>{words.say('showData')}</summary>
      <table>
        <thead><tr><th scope="col">{words.say('gradient')}</th><th scope="col" class="numeric">{words.say('norm')}</th><th scope="col" class="numeric">{words.say('penalty')}</th></tr></thead>
        <tbody>
          {marks.map((mark) => <tr key={`${mark.probe}-${mark.look}`}>
            <td>{mark.look === 'other' || mark.look === 'picked' ? <ProbeName name={mark.probe} /> : words.say(mark.look === 'wrong' ? 'yours' : 'reference')}</td>
            <td class="numeric">{words.measured(mark.norm)}</td><td class="numeric">{words.measured(mark.penalty)}</td>
          </tr>)}
        </tbody>
      </table>
    </details>
  );
}
