/** @file The probes of two results, with what each answers, as picker. */
import type { JSX } from 'preact';
import type { ProbeResult } from '../../protocol/evaluation.ts';
import type { ComparedProbe, Comparison } from '../comparison.ts';
import type { Actions } from '../controller.ts';
import { useWords } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';
import { ProbeName } from './ProbeName.tsx';
import { pickByKeys } from './roving.ts';

interface ComparedProbesProps { readonly comparison: Comparison; readonly picked: string | undefined; readonly actions: Actions }

export function ComparedProbes({ comparison: { probes }, picked, actions }: ComparedProbesProps): JSX.Element {
  const { say } = useWords();
  return (
    <section>
      <h2>{say('probes')}</h2>
      <table class="probes" role="grid" aria-label={say('probesName')} data-testid="probes">
        <thead>
          <tr>
            <th scope="col" class="gradient">{say('gradient')}</th>
            <th scope="col" class="numeric">A</th>
            <th scope="col" class="numeric">B</th>
            <th scope="col"><span class="hidden">{say('agreement')}</span></th>
          </tr>
        </thead>
        <tbody onKeyDown={(event) => { pickByKeys(event, probes, ({ name }) => { actions.pickProbe(name); }); }}>
          {probes.map((probe) => <Row key={probe.name} probe={probe} isPicked={probe.name === picked} onPick={() => { actions.pickProbe(probe.name); }} />)}
        </tbody>
      </table>
    </section>
  );
}

function Row({ probe: { name, a, b, agreement }, isPicked, onPick }: { readonly probe: ComparedProbe; readonly isPicked: boolean; readonly onPick: () => void }): JSX.Element {
  const { say } = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onPick(); }
  };
  return (
    <tr data-item data-probe={name} tabIndex={isPicked ? 0 : -1} aria-selected={isPicked} onClick={onPick} onKeyDown={onKeyDown}>
      <td class="gradient" title={name}><ProbeName name={name} /></td>
      <td class="numeric" title={a?.penalty?.toString()}><Answer probe={a} /></td>
      <td class="numeric" title={b?.penalty?.toString()}><Answer probe={b} /></td>
      <td class="mark">
        {agreement === true && <span class="good"><Icon name="check" /><span class="hidden">{say('sameInBoth')}</span></span>}
        {agreement === false && <span class="bad"><Icon name="cross" /><span class="hidden">{say('otherInBoth')}</span></span>}
      </td>
    </tr>
  );
}

function Answer({ probe }: { readonly probe: ProbeResult | undefined }): JSX.Element {
  const { say, beside } = useWords();
  if (probe === undefined) return <>–</>;
  return <>{probe.penalty === undefined ? probe.note ?? say('notANumber') : beside(probe.penalty, probe.expected)}</>;
}
