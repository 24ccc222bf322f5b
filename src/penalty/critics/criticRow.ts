/**
 * @file The user's own critic as a probe: made afresh, asked about noise, and the gradient of its scores taken. The same
 * numbers come from
 *
 *     torch.manual_seed(seed); critic = Critic(…)
 *     real, fake = torch.randn(shape), torch.randn(shape)
 *     epsilon = torch.rand(len(real), 1, …)
 *     mixed = (epsilon * real + (1 - epsilon) * fake).requires_grad_()
 *     torch.autograd.grad(critic(mixed).sum(), mixed)
 */
import type { PyInstance } from '../../python/evaluator/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { formatShape } from '../numberText.ts';
import type { ProbeGradient } from '../probes/gradients.ts';
import { Lab, type LabOptions } from '../probes/lab.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import type { NamedGradient } from '../table/row.ts';
import { probeGradientOf } from '../table/expressionValue.ts';
import { ask, type Asking } from './asking.ts';
import { criticsIn, fewSamples, type FoundCritic } from './findCritic.ts';
import { freshCritic, sizesOf } from './freshCritic.ts';

export interface CriticInput extends LabOptions { readonly target: SiteTarget }

/** Milliseconds: of the search for a critic, and of the one answer that is shown. */
const searchPatience = 4_000;
const patience = 1_000;
/** Parts of a batch have so many samples, or a multiple of it. */
const someSamples = 8;

/** undefined: there is no critic in reach that runs. */
export function criticRow(input: CriticInput, contexts: Contexts, isTaken: (name: string) => boolean): NamedGradient | undefined {
  const found = input.arrays.scope(() => findCritic(input, contexts));
  if (!found) return undefined;
  const taken = takeMost(input, contexts, found);
  return taken && {
    name: isTaken('critic') ? 'own critic' : 'critic', gradient: taken.gradient, range: found.maker.range,
    critic: { name: found.name, parameters: found.parameters, elapsedMs: taken.elapsedMs }, note: noteOf(taken, input.shape),
  };
}

/** As many samples of the batch as an answer has in about a second: few tell how long more would take. */
function takeMost(input: CriticInput, contexts: Contexts, found: Found): Taken | undefined {
  const [wanted = 1] = input.shape;
  let taken: Taken | undefined;
  let [samples, elapsedMs] = [fewSamples, found.elapsedMs];
  for (;;) {
    const possible = samples * patience / Math.max(1, elapsedMs);
    const next = possible >= wanted ? wanted : Math.min(wanted, Math.max(someSamples, someSamples * Math.floor(possible / someSamples)));
    if (taken && next < 2 * samples && next < wanted) return taken;
    const more = takeGradient(input, contexts, found, next);
    if (!more) return taken ?? (next > someSamples ? takeGradient(input, contexts, found, someSamples) : undefined);
    taken = more;
    if (next === wanted) return taken;
    [samples, elapsedMs] = [next, more.elapsedMs];
  }
}

/** What is not as in the other rows. */
function noteOf({ gradient: { shape: [samples = 1, ...sample] }, assumptions }: Taken, [batch = 1, ...wanted]: readonly number[]): Text | undefined {
  const own = sample.join() === wanted.join() ? [] : [phrase`The critic takes samples of shape ${formatShape(sample)}.`];
  const part = samples === batch ? [] : [phrase`${samples} of ${batch} samples.`];
  const [first, ...others] = [...own, ...part, ...assumptions.map((assumed) => phrase`Assumed: ${assumed}.`)];
  return first && others.reduce((all, one) => phrase`${all} ${one}`, first);
}

interface Found extends Pick<FoundCritic, 'maker' | 'name' | 'parameters' | 'asking'> {
  /** Milliseconds of one forward and one backward pass with few samples. */
  readonly elapsedMs: number;
}

/** The first whose scores depend on the data. */
function findCritic(input: CriticInput, contexts: Contexts): Found | undefined {
  const lab = new Lab(input);
  const until = input.clock() + searchPatience;
  const search = { lab, module: input.program.main.tree, target: input.target, contexts, seed: input.seed, sample: input.shape.slice(1), isStrict: false, isLate: () => input.clock() > until };
  for (const { critic, maker, name, parameters, asking } of criticsIn(search)) {
    const started = lab.clock();
    if (slopes(lab, critic, asking, fewSamples)) return { maker, name, parameters, asking, elapsedMs: lab.clock() - started };
  }
  return undefined;
}

interface Taken { readonly gradient: ProbeGradient; readonly elapsedMs: number; /** What the program does not say. */ readonly assumptions: readonly Text[] }

/** With weights as fresh as if it had never been asked. */
function takeGradient(input: CriticInput, contexts: Contexts, { maker, asking }: Found, samples: number): Taken | undefined {
  return input.arrays.scope(() => {
    const lab = new Lab({ ...input, maxMilliseconds: 4 * patience });
    const critic = freshCritic(lab, maker, contexts, input.seed);
    return critic && slopes(lab, critic, asking, samples);
  });
}

/** The gradient of the sum of the scores with respect to points between noise and noise. */
function slopes(lab: Lab, critic: PyInstance, asking: Asking, samples: number): Taken | undefined {
  const { torch } = lab;
  const outcome = lab.evaluator.attempt(() => {
    const shape = [samples, ...asking.sample];
    const [real, fake] = [torch.run('randn', [sizesOf(shape)]), torch.run('randn', [sizesOf(shape)])];
    const epsilon = torch.run('rand', [sizesOf(shape.map((size, axis) => (axis === 0 ? size : 1)))]);
    const mixed = torch.run('add', [torch.run('mul', [epsilon, real]), torch.run('mul', [torch.run('rsub', [epsilon, 1n]), fake])]);
    mixed.requiresGrad = true;
    return mixed;
  });
  if (outcome.kind !== 'value') return undefined;
  const started = lab.clock();
  const scores = ask(lab, critic, outcome.value, asking);
  const gradient = scores && lab.evaluator.attempt(() => torch.grad([torch.run('sum', [scores])], [outcome.value])[0]);
  if (gradient?.kind !== 'value' || !gradient.value) return undefined;
  const read = probeGradientOf(torch, gradient.value);
  return read && { gradient: read, elapsedMs: lab.clock() - started, assumptions: [...lab.notes.assumptions.values()] };
}
