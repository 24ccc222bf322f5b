/** @file The figure's drawing: axes, curve, bars and points. */
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import type { ProbeResult } from '../../protocol/evaluation.ts';
import { agree } from '../format.ts';
import { barsOf } from '../figure/bars.ts';
import type { Curve } from '../figure/curve.ts';
import type { Frame } from '../figure/frame.ts';
import { clearEnd, placeLabels, textWidth, type Label, type Point } from '../figure/labels.ts';
import type { Mark } from '../figure/marks.ts';
import { probeName } from '../probes.ts';
import { useWords, type Words } from '../strings/words.tsx';

interface PlaneProps {
  readonly frame: Frame;
  readonly curve: Curve;
  readonly marks: readonly Mark[];
  /** A penalty that belongs to no one norm. */
  readonly level: number | undefined;
  readonly probe: ProbeResult;
  /** For those who can't see it. */
  readonly name: string;
  /** The point that can be moved. */
  readonly handle: Mark | undefined;
  readonly isMoved: boolean;
  /** The norms are not those of the samples. */
  readonly areNormsOff: boolean;
}

export function FigurePlane({ frame, curve, marks, level, probe, name, handle, isMoved, areNormsOff }: PlaneProps): JSX.Element {
  const words = useWords();
  const path = pathPoints(curve, frame);
  const at = ({ norm, penalty }: Mark): Point => ({ x: frame.x(norm), y: frame.y(penalty) });
  // A point at rest is what the heading and the number are about; it has arrows where the others have names.
  const named = marks.filter((mark) => mark !== handle || isMoved || mark.look === 'reference');
  const texts = named.map((mark) => labelOf(mark, mark === handle, words));
  const labels = placeLabels(named.map((mark, index) => ({ point: at(mark), reach: mark === handle ? 14 : 5, width: textWidth(texts[index] ?? '') })), [...path, ...linePoints(frame, curve)], { left: frame.left - 2, right: frame.width, top: 12, bottom: frame.base });
  return (
    <svg viewBox={`0 0 ${frame.width.toString()} ${frame.height.toString()}`} role="img" aria-label={name}>
      <Axes frame={frame} curve={curve} isCrowded={(probe.norms?.min ?? 0) > (frame.x.domain()[1] ?? 0) * 0.6} />
      <path class="curve" d={line<Point>(({ x }) => x, ({ y }) => y)(path) ?? ''} />
      {level !== undefined && <Level frame={frame} level={level} path={path} />}
      <Bars frame={frame} probe={probe} isOff={areNormsOff} />
      {marks.map((mark) => <Dot key={`${mark.probe} ${mark.look}`} look={mark.look} at={at(mark)} ends={mark === handle ? frame : undefined} />)}
      {named.map((mark, index) => <Name key={`${mark.probe} ${mark.look}`} label={labels[index]} text={texts[index] ?? ''} isStrong={mark.look !== 'other'} />)}
    </svg>
  );
}

/** Fine enough for a smooth line; cut where it leaves the plane. */
function pathPoints({ penalty }: Curve, { x, y, top }: Frame): readonly Point[] {
  const count = 160;
  const [, maxNorm = 1] = x.domain();
  const points = Array.from({ length: count + 1 }, (_, index) => maxNorm * index / count).map((norm) => ({ x: x(norm), y: y(penalty(norm)) }));
  return points.filter((point) => point.y >= top - 2);
}

/** Along the target's line and the axis: names keep off these, too. */
const linePoints = ({ x, y, top, base, left, right }: Frame, { target }: Curve): readonly Point[] =>
  Array.from({ length: 40 }, (_, index) => index / 39).flatMap((share) => [{ x: x(target), y: top + share * (base - top) }, { x: left + share * (right - left), y: y(0) }]);

interface AxesProps { readonly frame: Frame; readonly curve: Curve; /** Bars stand where the axis' name would. */ readonly isCrowded: boolean }

function Axes({ frame: { x, y, left, right, top, base, histogramHeight, normTicks, penaltyTicks }, curve, isCrowded }: AxesProps): JSX.Element {
  const { say, measured } = useWords();
  const target = x(curve.target);
  const targetText = say('target', { value: measured(curve.target) });
  const isRoomForName = target - textWidth(targetText) / 2 - left > textWidth(say('penalty')) + 8;
  // On the left, but not on the target's line.
  const clear = left + 4 + textWidth(say('countAxis')) < target ? left + 4 : target + 6;
  return (
    <>
      {penaltyTicks.map((tick) => <g key={tick}>
        <line class={tick === 0 ? 'axis' : 'grid'} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
        <text x={left - 6} y={y(tick) + 4} text-anchor="end">{measured(tick)}</text>
      </g>)}
      <line class="axis" x1={left} x2={right} y1={base} y2={base} />
      {normTicks.filter((tick) => x(tick) + textWidth(measured(tick)) / 2 < right - textWidth(say('norm')) - 9).map((tick) => <g key={tick}>
        <line class="axis" x1={x(tick)} x2={x(tick)} y1={base} y2={base + 3} />
        <text x={x(tick)} y={base + 15} text-anchor="middle">{measured(tick)}</text>
      </g>)}
      <text x={right} y={base + 15} text-anchor="end">{say('norm')}</text>
      <text x={isCrowded ? clear : right} y={base - histogramHeight + 28} text-anchor={isCrowded ? 'start' : 'end'}>{say('countAxis')}</text>
      <text x={isRoomForName ? left : right} y={9} text-anchor={isRoomForName ? 'start' : 'end'}>{say('penalty')}</text>
      <line class="target" x1={target} x2={target} y1={top - 5} y2={base} />
      <text class="strong" x={Math.max(target, left - 6 + textWidth(targetText) / 2)} y={9} text-anchor="middle">{targetText}</text>
    </>
  );
}

function Level({ frame: { left, right, y }, level, path }: { readonly frame: Frame; readonly level: number; readonly path: readonly Point[] }): JSX.Element {
  const { say, measured } = useWords();
  const text = say('figureYours', { value: measured(level) });
  return (
    <>
      <line class="level" x1={left} x2={right} y1={y(level)} y2={y(level)} />
      <Name label={clearEnd(y(level), textWidth(text), path, { left, right })} text={text} isStrong />
    </>
  );
}

const shortestBar = 1.5;

interface BarsProps { readonly frame: Frame; readonly probe: ProbeResult; readonly isOff: boolean }

function Bars({ frame: { x, base, histogramHeight }, probe, isOff }: BarsProps): JSX.Element | null {
  if (probe.norms === undefined) return null;
  return (
    <g class={isOff ? 'bars wrong' : 'bars'}>
      {barsOf(probe.norms, x).map(({ start, width, share }, index) => {
        const height = Math.max(shortestBar, share * histogramHeight);
        return <rect key={index} x={start} width={width} y={base - height} height={height} />;
      })}
    </g>
  );
}

const radii = { other: 3.5, reference: 4.5, picked: 5.5, wrong: 5.5 } as const;

interface DotProps { readonly look: Mark['look']; readonly at: Point; /** Of its way, where it can be moved. */ readonly ends: Pick<Frame, 'left' | 'right'> | undefined }

/** Arrows beside a point say where it can move; a ring says that the keys move it. */
const Dot = ({ look, at: { x, y }, ends }: DotProps): JSX.Element =>
  <>
    <circle class={look} cx={x} cy={y} r={radii[look]} />
    {ends && x > ends.left + 2 && <path class="grip" d={`M${x - 10} ${y - 3.5}l-3.5 3.5l3.5 3.5`} />}
    {ends && x < ends.right - 2 && <path class="grip" d={`M${x + 10} ${y - 3.5}l3.5 3.5l-3.5 3.5`} />}
    {ends && <rect class="ring" x={x - 17} y={y - 9} width={34} height={18} rx={9} />}
  </>;

const Name = ({ label, text, isStrong }: { readonly label: Label | undefined; readonly text: string; readonly isStrong: boolean }): JSX.Element =>
  <text class={isStrong ? 'strong' : undefined} x={label?.x} y={label?.y} text-anchor={label?.anchor}>{text}</text>;

/** A point that was moved is at no probe: it has its number alone. */
function labelOf({ look, probe, penalty }: Mark, isMoved: boolean, words: Words): string {
  const { say, measured } = words;
  const value = measured(agree(penalty, 0) ? 0 : penalty);
  if (look === 'wrong') return say('figureYours', { value });
  if (look === 'reference') return say('figureReference', { value });
  if (isMoved) return value;
  const name = shortened(probeName(probe, words).text);
  return look === 'picked' ? `${name} ${value}` : name;
}

/** Expressions of the file can be long. */
const longest = 18;
const shortened = (text: string): string => text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
