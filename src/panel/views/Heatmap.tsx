/** @file The gradient of one sample as a picture, its scale, and what lies blank in it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import type { GradientSample } from '../evaluate.ts';
import { blankOf, numbersOf, pictureOf, reachOf, type Blank, type HeatNumbers, type Picture } from '../figure/heat.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { HeatPlane } from './HeatPlane.tsx';
import { Icon } from './Icon.tsx';

interface HeatmapProps { readonly run: Evaluation; readonly probe: ProbeResult; readonly actions: Actions }

export function Heatmap({ run, probe, actions }: HeatmapProps): JSX.Element | null {
  const { say } = useWords();
  const [sample, setSample] = useState(0);
  const { gradient, isMissing } = useGradient(run, probe, sample, actions);
  if (isMissing) return <p class="small quiet">{say('gradientMissing')}</p>;
  // Keeps its place until the first picture comes.
  return <div class="heat" data-testid="heatmap">{gradient && <Sample gradient={gradient} isReached={probe.critic !== undefined} onSample={setSample} />}</div>;
}

interface Answer { readonly gradient: GradientSample | undefined; readonly isMissing: boolean }

/** The last picture stays until the next one comes. */
function useGradient(run: Evaluation, probe: ProbeResult, sample: number, actions: Actions): Answer {
  const [answer, setAnswer] = useState<Answer>({ gradient: undefined, isMissing: false });
  useEffect(() => {
    let isWanted = true;
    actions.gradientOf(probe.name, sample).then(
      (gradient) => { if (isWanted) setAnswer({ gradient, isMissing: gradient === undefined }); },
      () => { if (isWanted) setAnswer({ gradient: undefined, isMissing: true }); },
    );
    return () => { isWanted = false; };
  }, [run, probe.name, sample]);
  return answer;
}

interface SampleProps { readonly gradient: GradientSample; /** Zeros say something of the critic. */ readonly isReached: boolean; readonly onSample: (sample: number) => void }

function Sample({ gradient, isReached, onSample }: SampleProps): JSX.Element {
  const words = useWords();
  const { say, measured } = words;
  const picture = pictureOf(gradient.shape, gradient.values);
  const numbers = numbersOf(gradient.values);
  const reach = reachOf(picture);
  const end = Number(reach.toPrecision(2));
  const blank = blankText(picture, numbers, isReached, words);
  return (
    <>
      <div class={`planes${picture.isStrip ? ' strip' : picture.planes.length > 1 ? ' several' : ''}`}>
        {picture.planes.map((plane, index) => <HeatPlane key={index} plane={plane} reach={reach} name={planeName(gradient, picture, index, numbers, words)} />)}
      </div>
      <div class="about">
        <Stepper gradient={gradient} onSample={onSample} />
        <p class="quiet">{say('normValue', { value: measured(gradient.norm) })}{picture.averaged > 1 && ` · ${say('meanOfChannels', { count: words.count(picture.averaged) })}`}</p>
        <div class="ramp" aria-hidden="true" />
        <div class="ends quiet" aria-hidden="true"><span>{measured(-end)}</span><span>0</span><span>{measured(end)}</span></div>
        {blank !== undefined && <p class="quiet">{blank}</p>}
        <HeatData gradient={gradient} numbers={numbers} />
      </div>
    </>
  );
}

function planeName({ sample }: GradientSample, { planes, isStrip }: Picture, index: number, { min, max }: HeatNumbers, { say, measured }: Words): string {
  const { width = 0, height = 0 } = planes[index] ?? {};
  const size = isStrip ? width.toString() : `${height.toString()} × ${width.toString()}`;
  const channel = planes.length > 1 ? `, ${say('channel', { channel: (index + 1).toString() })}` : '';
  return say('heatName', { sample: (sample + 1).toString(), size: `${size}${channel}`, min: measured(min), max: measured(max) });
}

/** undefined: there is something in every row and column. */
function blankText(picture: Picture, { zeros }: HeatNumbers, isReached: boolean, words: Words): string | undefined {
  if (zeros === 1) return words.say('allZero');
  const blank = blankOf(picture);
  return blank && words.say(isReached ? 'blankUnreached' : 'blankZero', { lines: linesText(blank, words) }, blank.rows + blank.columns);
}

/** `the last 6 rows and columns`, `3 rows and 1 column`. */
function linesText({ rows, columns, isAtEnd }: Blank, { say }: Words): string {
  if (isAtEnd && rows === columns) return say('lastBoth', { count: rows.toString() }, rows);
  const names = isAtEnd ? ['lastRows', 'lastColumns'] as const : ['someRows', 'someColumns'] as const;
  const [first = '', second] = [rows, columns].flatMap((count, index) => count === 0 ? [] : [say(names[index] ?? 'someRows', { count: count.toString() }, count)]);
  return second === undefined ? first : say('and', { first, second });
}

function Stepper({ gradient: { sample, samples }, onSample }: Omit<SampleProps, 'isReached'>): JSX.Element {
  const { say, count } = useWords();
  const step = (by: number): void => { onSample((sample + by + samples) % samples); };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div class="stepper" onKeyDown={onKeyDown}>
      <span role="status">{say('sampleOf', { sample: count(sample + 1), samples: count(samples) })}</span>
      {samples > 1 && <span class="both">
        <button type="button" data-testid="previous-sample" aria-label={say('previousSample')} title={say('previousSample')} onClick={() => { step(-1); }}><Icon name="previous" /></button>
        <button type="button" data-testid="next-sample" aria-label={say('nextSample')} title={say('nextSample')} onClick={() => { step(1); }}><Icon name="next" /></button>
      </span>}
    </div>
  );
}

function HeatData({ gradient, numbers }: { readonly gradient: GradientSample; readonly numbers: HeatNumbers }): JSX.Element {
  const { say, measured } = useWords();
  const rows = [['smallest', measured(numbers.min)], ['largest', measured(numbers.max)], ['norm', measured(gradient.norm)], ['zeros', `${measured(numbers.zeros * 100)} %`]] as const;
  return (
    <details>
      <summary>{say('showData')}</summary>
      <table><tbody>{rows.map(([name, value]) => <tr key={name}><th scope="row">{say(name)}</th><td class="numeric">{value}</td></tr>)}</tbody></table>
    </details>
  );
}
