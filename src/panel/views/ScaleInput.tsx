/** @file What moves the point: a native range input that lies over the plane, as wide as its axis. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Curve } from '../figure/curve.ts';
import type { Frame } from '../figure/frame.ts';
import { isWrong } from '../figure/marks.ts';
import { onStep, scaleStep, snapped } from '../figure/scaling.ts';
import { useWords } from '../strings/words.tsx';
import type { Scale } from './useScale.ts';

/** Of the input's thumb, which can't be seen: at both ends its middle is on the axis' ends. */
const thumb = 16;

interface ScaleInputProps {
  readonly frame: Frame;
  readonly curve: Curve;
  readonly scale: Scale;
  readonly k: number;
  /** Where the axis ends. */
  readonly max: number;
  readonly onDrag: (isDragged: boolean) => void;
}

export function ScaleInput({ frame, curve, scale, k, max, onDrag }: ScaleInputProps): JSX.Element {
  const { say, measured, beside } = useWords();
  const isPressed = useRef(false);
  const percent = (units: number): string => `${(units / frame.width * 100).toFixed(3)}%`;
  const end = onStep(Math.floor(max / scaleStep) * scaleStep);
  const press = (isDown: boolean): void => {
    isPressed.current = isDown;
    onDrag(isDown);
  };
  const move = (input: HTMLInputElement): void => {
    const to = isPressed.current ? snapped(input.valueAsNumber, curve.target) : onStep(input.valueAsNumber);
    input.valueAsNumber = to;
    scale.move(to);
  };
  const { penalty, expected = 0 } = scale.probe;
  const places = { norm: measured(k), penalty: penalty === undefined ? say('notANumber') : beside(penalty, expected), reference: measured(expected) };
  return (
    <input class="scale" data-testid="scale" type="range" min={0} max={end} step={scaleStep} value={k} aria-label={say('scaleName')}
      aria-valuetext={say(isWrong(scale.probe) ? 'scaleValueWrong' : 'scaleValue', places)}
      style={{ left: `calc(${percent(frame.left)} - ${thumb / 2}px)`, width: `calc(${percent(frame.x(end) - frame.left)} + ${thumb}px)`, top: percentOf(frame.top - 8, frame.height), height: percentOf(frame.base - frame.top + 8, frame.height) }}
      onPointerDown={() => { press(true); }} onPointerUp={() => { press(false); }} onPointerCancel={() => { press(false); }} onBlur={() => { press(false); }}
      onInput={(event) => { move(event.currentTarget); }} onChange={() => { scale.release(); }} />
  );
}

const percentOf = (part: number, whole: number): string => `${(part / whole * 100).toFixed(3)}%`;
