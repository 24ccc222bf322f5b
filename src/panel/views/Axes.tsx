/** @file The shape as an input, with brackets under and over it that show what the norm covers and what it should cover. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { comparedBrackets, normBrackets, sampleBrackets, type Bracket, type Brackets } from '../brackets.ts';
import { axisSpans, parseShape, printShape, sameShape, stepDimension, type Shape } from '../shape.ts';
import { useWords, type Words } from '../strings/words.tsx';

interface AxesProps {
  readonly shape: Shape;
  readonly evaluation: Evaluation | undefined;
  /** A and B, where two are compared at this shape. */
  readonly compared?: readonly [Evaluation, Evaluation] | undefined;
  readonly onShape: (shape: Shape) => void;
}

export function Axes({ shape, evaluation, compared, onShape }: AxesProps): JSX.Element {
  const words = useWords();
  const id = useId();
  const { text, setText, send } = useShapeText(shape, onShape);
  const typed = parseShape(text);
  const brackets = evaluation !== undefined && sameShape(typed, evaluation.shape) ? bracketsFor(evaluation, compared, text) : noBrackets;
  const describe = [...brackets.below, ...brackets.above].map((bracket) => labelOf(bracket, words)).filter((label) => label !== undefined);
  return (
    <div class="axes">
      <BracketRow side="above" brackets={brackets.above} />
      <label>
        <span class="hidden">{words.say('shape')}</span>
        <ShapeInput text={text} invalid={typed === undefined} describedBy={id} onText={setText} onShape={send} />
      </label>
      <BracketRow side="below" brackets={brackets.below} />
      <span id={id} class="hidden">{[...describe, words.say('shapeHint')].join('; ')}</span>
      {typed === undefined && <p class="small invalid" role="alert">{words.say('shapeInvalid')}</p>}
      {evaluation?.shapeFrom === 'assumed' && <p class="small quiet">{words.say('shapeAssumed')}</p>}
      {evaluation?.shapeFrom === 'implied' && <p class="small quiet">{words.say('shapeImplied')}</p>}
    </div>
  );
}

/** The text in the input: what is typed, until the panel comes to another shape by itself. */
function useShapeText(shape: Shape, onShape: (shape: Shape) => void): { readonly text: string; readonly setText: (text: string) => void; readonly send: (shape: Shape) => void } {
  const printed = printShape(shape);
  const [text, setText] = useState(printed);
  /** Sent from here and not come back yet: an echo must not undo what was typed since. */
  const sent = useRef<readonly string[]>([]);
  useEffect(() => {
    const at = sent.current.indexOf(printed);
    sent.current = sent.current.slice(at + 1);
    if (at < 0) setText(printed);
  }, [printed]);
  const send = (typed: Shape): void => {
    if (printShape(typed) !== printed) sent.current = [...sent.current, printShape(typed)];
    onShape(typed);
  };
  return { text, setText, send };
}

const noBrackets: Brackets = { above: [], below: [] };

function bracketsFor(evaluation: Evaluation, compared: AxesProps['compared'], text: string): Brackets {
  const spans = axisSpans(text);
  if (compared !== undefined) return comparedBrackets(spans, compared[0].axes, compared[1].axes);
  if (evaluation.axes !== undefined) return normBrackets(spans, evaluation.axes);
  return evaluation.tooLarge === undefined ? noBrackets : sampleBrackets(spans, evaluation.shape);
}

/** Typing is answered when it pauses. */
const pauseMs = 300;
const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

interface ShapeInputProps {
  readonly text: string;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onText: (text: string) => void;
  readonly onShape: (shape: Shape) => void;
}

function ShapeInput({ text, invalid, describedBy, onText, onShape }: ShapeInputProps): JSX.Element {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => { clearTimeout(timer.current); }, []);
  const change = (changed: string, afterMs: number): void => {
    onText(changed);
    clearTimeout(timer.current);
    const shape = parseShape(changed);
    if (shape !== undefined) timer.current = setTimeout(() => { onShape(shape); }, afterMs);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) change(input.value, 0);
    const by = steps[event.key];
    const step = by === undefined ? undefined : stepDimension(input.value, input.selectionStart ?? 0, event.shiftKey ? 10 * by : by);
    if (step === undefined) return;
    event.preventDefault();
    input.value = step.text;
    input.setSelectionRange(step.caret, step.caret);
    change(step.text, 0);
  };
  const tidy = (): void => {
    const shape = parseShape(text);
    if (shape !== undefined) onText(printShape(shape));
  };
  return <input class="shape" data-testid="shape" type="text" spellcheck={false} autocomplete="off" value={text} style={{ width: `${(Math.max(6, text.length)).toString()}ch` }}
    aria-invalid={invalid} aria-describedby={describedBy} onInput={(event) => { change(event.currentTarget.value, pauseMs); }} onKeyDown={onKeyDown} onBlur={tidy} />;
}

/** Drawn in the widths of the shape's own characters. A label that would not fit moves left. */
function BracketRow({ side, brackets }: { readonly side: 'above' | 'below'; readonly brackets: readonly Bracket[] }): JSX.Element | null {
  const words = useWords();
  if (brackets.length === 0) return null;
  const labelled = brackets.flatMap((bracket) => {
    const label = labelOf(bracket, words);
    return label === undefined ? [] : [{ ...bracket, label }];
  });
  return (
    <div class={`brackets ${side}`} aria-hidden="true">
      <div class="marks">
        {brackets.map(({ span, look }) => <i key={span.start} class={look} style={{ left: ch(span.start), width: ch(span.end - span.start) }} />)}
      </div>
      <div class="labels">
        <span class="space" style={{ flexBasis: ch(labelled[0]?.span.start ?? 0) }} />
        {labelled.map(({ span, look, label }, index) =>
          <span key={span.start} class={`label ${look}`} style={{ minWidth: ch((labelled[index + 1]?.span.start ?? span.start) - span.start) }}><span>{label}</span></span>)}
      </div>
    </div>
  );
}

const ch = (characters: number): string => `${characters.toString()}ch`;

function labelOf({ look, count, of }: Bracket, { say, count: print }: Words): string | undefined {
  if (look === 'batch') return say('batch');
  if (count === undefined) return undefined;
  if (of !== undefined) return say('letterCovers', { letter: of, count: print(count) }, count);
  const name = { sample: 'perSample', wanted: 'shouldCover', good: 'covers', bad: 'covers' } as const;
  return say(name[look], { count: print(count) }, count);
}
