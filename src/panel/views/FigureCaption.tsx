/** @file The figure in words: how many norms there are and what they are, what there should be; and where the point was moved to. */
import type { JSX } from 'preact';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import { agree } from '../format.ts';
import { hasOtherNorms, isWrong } from '../figure/marks.ts';
import { useWords, type Words } from '../strings/words.tsx';
import type { Scale } from './useScale.ts';

interface CaptionProps {
  readonly evaluation: Evaluation;
  /** As it is where the point is. */
  readonly probe: ProbeResult;
  readonly scale: Scale;
  /** Samples. */
  readonly batch: number;
  readonly hasHandle: boolean;
  readonly isDragged: boolean;
}

/** Read out when the point has come to rest, not on its way. */
export function FigureCaption({ evaluation, probe, scale, batch, hasHandle, isDragged }: CaptionProps): JSX.Element {
  const words = useWords();
  const hint = hasHandle ? words.say(isWrong(probe) ? 'scaleHintReference' : 'scaleHint') : '';
  return (
    <figcaption aria-live={scale.isMoved && !isDragged ? 'polite' : 'off'} data-testid="caption">
      {scale.isMoved ? movedText(scale, words) : [normsText(evaluation, probe, batch, words), hint].join(' ')}
    </figcaption>
  );
}

/** `1.25 · ones / √N: penalty 0.0625, same as the reference.` */
function movedText({ k = 0, probe: { penalty, expected }, answer }: Scale, { say, measured }: Words): string {
  const gradient = `${measured(k)} · ones / √N`;
  const reference = measured(expected ?? 0);
  if (answer === undefined) return say('scaledOnCurve', { gradient, reference });
  if (penalty === undefined) return say('scaledNoNumber', { gradient, reference });
  return agree(penalty, expected) ? say('scaledSame', { gradient, value: reference }) : say('scaledDiffers', { gradient, value: measured(penalty), reference });
}

/** How many norms there are and what they are; with a mistake, how many there should be. */
function normsText({ target }: Evaluation, probe: ProbeResult, batch: number, { say, count, measured }: Words): string {
  const { norm, norms } = probe;
  if (norms === undefined) return '';
  const isOne = agree(norms.min, norms.max);
  const places = { count: count(norms.count), value: measured(norms.min), min: measured(norms.min), max: measured(norms.max) };
  if (!hasOtherNorms(probe, batch)) {
    if (isOne) return say('normsAll', places, norms.count);
    return [say('normsRange', places), target === undefined ? '' : say('normsTarget', { value: measured(target) })].join(' ');
  }
  const seen = isOne ? say('normsEqual', places, norms.count) : say('normsRange', places);
  const { sampleNorms } = probe;
  if (sampleNorms !== undefined) return `${seen} ${say('normsExpectedRange', { count: count(batch), min: measured(sampleNorms.min), max: measured(sampleNorms.max) })}`;
  const wanted = norm === undefined ? say('normsExpectedCount', { count: count(batch) }, batch) : say('normsExpected', { count: count(batch), value: measured(norm) }, batch);
  return `${seen} ${wanted}`;
}
