/** @file The point that can be moved: where it is, and what the user's own code answers there once it stands still. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import type { Curve } from '../figure/curve.ts';
import { foreseen, scaleOf } from '../figure/scaling.ts';

export interface Scale {
  /** undefined: this probe's gradient is not k · ones / √N. */
  readonly k: number | undefined;
  /** It was moved away from its probe. */
  readonly isMoved: boolean;
  /** What the user's code answered to k; undefined while the point moves, and where it can't be asked. */
  readonly answer: ProbeResult | undefined;
  /** The probe as it is at k, as far as that is known. */
  readonly probe: ProbeResult;
  readonly move: (k: number) => void;
  readonly release: () => void;
}

interface Moved { readonly run: Evaluation; readonly name: string; readonly k: number; readonly answer: ProbeResult | undefined }

export function useScale(run: Evaluation, probe: ProbeResult, curve: Curve, actions: Actions): Scale {
  const [moved, setMoved] = useState<Moved>();
  const isThere = useRef(true);
  useEffect(() => () => { isThere.current = false; }, []);
  const from = scaleOf(probe);
  // Another run or probe starts at its own place again.
  const own = moved?.run === run && moved.name === probe.name ? moved : undefined;
  const k = from === undefined ? undefined : own?.k ?? from;
  const isMoved = k !== from;
  const move = (to: number): void => { setMoved({ run, name: probe.name, k: to, answer: undefined }); };
  const release = (): void => {
    if (own === undefined || !isMoved) return;
    void actions.evaluateScale(own.k).then((answer) => {
      if (isThere.current) setMoved((now) => now?.run === run && now.name === own.name && now.k === own.k ? { ...now, answer } : now);
    });
  };
  return { k, isMoved, answer: own?.answer, probe: isMoved && k !== undefined ? probeAt(curve, probe, k, own?.answer) : probe, move, release };
}

function probeAt(curve: Curve, probe: ProbeResult, k: number, answer: ProbeResult | undefined): ProbeResult {
  const expected = foreseen(curve, probe, k);
  return answer === undefined ? expected : { ...expected, penalty: answer.penalty, norms: answer.norms };
}
