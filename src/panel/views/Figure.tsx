/** @file One picture: the penalty over the norm, with the probes on it and a point that can be moved, and below it the norms that the code computed. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import { drawable } from '../figure/bars.ts';
import type { Curve } from '../figure/curve.ts';
import { frameOf } from '../figure/frame.ts';
import { textWidth } from '../figure/labels.ts';
import { apart, hasOtherNorms, isWrong, normsOfSamples, marksOf, wrongLevel, type Mark } from '../figure/marks.ts';
import { probeName } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { FigureCaption } from './FigureCaption.tsx';
import { FigureData } from './FigureData.tsx';
import { FigurePlane } from './FigurePlane.tsx';
import { ScaleInput } from './ScaleInput.tsx';
import { useScale } from './useScale.ts';
import { useWidth } from './useWidth.ts';

interface FigureProps {
  readonly run: Evaluation;
  readonly evaluation: Evaluation;
  readonly probe: ProbeResult;
  readonly curve: Curve;
  readonly actions: Actions;
}

export function Figure({ run, evaluation, probe: given, curve, actions }: FigureProps): JSX.Element | null {
  const words = useWords();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const [batch = 1] = given.shape ?? run.shape;
  const picked = { ...given, norms: drawable(given.norms ?? normsOfSamples(given, batch, run.axes)) };
  const [isDragged, setDragged] = useState(false);
  const scale = useScale(run, picked, curve, actions);
  const { probe, k } = scale;
  // The plane does not change its size under a point that moves.
  const still = marksOf(curve, evaluation.probes, picked);
  const level = wrongLevel(marksOf(curve, [], probe), probe);
  const frame = frameOf({ curve, marks: still, norms: picked.norms, level: wrongLevel(still, picked) }, width, (penalty) => textWidth(words.measured(penalty)));
  const all = marksOf(curve, evaluation.probes, probe);
  if (all.length === 0) return null;
  const [, maxNorm = 1] = frame.x.domain();
  const [, maxPenalty = 1] = frame.y.domain();
  const marks = apart(all, maxNorm, maxPenalty);
  const handle = k === undefined ? undefined : marks.find(({ look }) => look === (isWrong(probe) ? 'reference' : 'picked'));
  const name = words.say('figureName', { points: all.map((mark) => pointText(mark, words)).join(' ') });
  return (
    <figure ref={figure} data-testid="figure">
      <div class="plane">
        {handle !== undefined && k !== undefined && <ScaleInput {...{ frame, curve, scale, k }} max={maxNorm} onDrag={setDragged} />}
        <FigurePlane {...{ frame, curve, marks, level, probe, name, handle }} isMoved={scale.isMoved} areNormsOff={hasOtherNorms(probe, batch)} />
      </div>
      <FigureCaption {...{ evaluation, probe, scale, batch }} hasHandle={handle !== undefined} isDragged={isDragged} />
      <FigureData marks={all} norms={probe.norms} />
    </figure>
  );
}

function pointText({ probe, norm, penalty }: Mark, words: ReturnType<typeof useWords>): string {
  return words.say('figurePoint', { probe: probeName(probe, words).text, norm: words.measured(norm), penalty: words.measured(penalty) });
}
