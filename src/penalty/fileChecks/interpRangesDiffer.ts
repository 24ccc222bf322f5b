/** @file interp-ranges-differ: real pictures and generated ones are mixed, and lie in different ranges of numbers. */
import { walk, type Expr, type For } from '../../python/syntax/index.ts';
import { answerRange, type AnswerRange } from '../critics/answerRange.ts';
import { insert, sourceOf } from '../fixes/edits.ts';
import type { Repair } from '../fixes/repair.ts';
import { formatNumber } from '../numberText.ts';
import { discriminatingShape } from '../probes/gradients.ts';
import { calleeName } from '../sites/calls.ts';
import { functionsOf, targetNames } from '../sites/names.ts';
import type { Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { imageRange, type ImageRange } from './imageRange.ts';
import { phrase, type Text } from '../../texts/text.ts';

export const interpRangesDiffer: FileCheck = {
  code: 'interp-ranges-differ', title: phrase`Ranges differ`, severity: 'warning', confirmed: false,
  find: (file) => {
    if (!file.text.includes('ToTensor')) return [];
    const mixing = file.trained.filter(({ evaluation: { kind } }) => kind === 'two-sided' || kind === 'one-sided');
    return mixing.flatMap((trained) => trained.steps.flatMap((step) => draftOf(file, trained, step) ?? [])).slice(0, 1);
  },
};

/** Milliseconds for making a generator and asking it once. */
const patience = 1_500;
/** Ends that lie closer, in widths of the generator's range, are the same. */
const tolerance = 0.05;
/** Real pictures fill that much of the generator's range, or less. */
const smallPart = 0.6;

function draftOf(file: FileExamination, { target }: Trained, step: Step): Draft | undefined {
  const generator = isAskedAsLoaded(file, step) ? generatorOf(step) : undefined;
  const { program: { main }, contexts } = file;
  const options = file.labOptions(discriminatingShape(4));
  const real = generator === undefined ? undefined : imageRange(main.tree, contexts, options);
  const deadline = file.tools.clock() + patience;
  const fake = real && answerRange({ name: generator ?? '', target, module: main.tree, contexts, options }, () => file.tools.clock() > deadline);
  if (!real || !fake) return undefined;
  const width = fake.most - fake.least;
  const leaves = real.most > fake.most + tolerance * width || real.least < fake.least - tolerance * width;
  if (!leaves && real.most - real.least > smallPart * width) return undefined;
  const place = real.normalize ?? real.toTensor;
  return {
    place, severity: leaves ? 'warning' : 'information', repairs: repairsOf(file, real, fake),
    sentence: phrase`Real images lie in ${rangeText(real)}, generated ones in ${rangeText(fake)}.`,
    message: phrase`The real images lie in ${rangeText(real)}, as these transforms leave them; the generator's \`${fake.by}\` answers numbers in ${rangeText(fake)}. ${leaves ? outOfReach : smallerPart}`,
    related: fake.location?.file === main.path ? [{ range: { start: fake.location.node.start, end: fake.location.node.end }, message: phrase`What the generator answers comes from here.` }] : [],
  };
}

const outOfReach = phrase`It can never reach some of the real values, so the critic tells real from fake by them alone, and the mixed points run between ranges instead of between images.`;
const smallerPart = phrase`Half of what it can answer is no image at all, and the critic first learns the range instead of the images; bring both to the same one.`;

/** Some critic is asked about a batch just as a loop over a loader gives it: nothing brings it to another range before. */
function isAskedAsLoaded({ program: { main } }: FileExamination, { lab, scores, region: { around } }: Step): boolean {
  const own = new Set(functionsOf(main.tree).map(({ node }) => node.name));
  const loops = around.filter((statement): statement is For => statement.type === 'For' && !calls(statement.iter, own));
  const names = new Set(loops.flatMap(({ target }) => targetNames(target)));
  const loaded = new Set([...lab.notes.batches].flatMap(([path, { storage }]) => (names.has(/^\w+/.exec(path)?.[0] ?? '') ? [storage] : [])));
  return scores.some(({ inputs }) => inputs.some(({ storage }) => loaded.has(storage)));
}

function calls(expr: Expr, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(expr, (node) => { if (names.has(calleeName(node) ?? '')) found = true; return !found; });
  return found;
}

/** The network whose answer a critic is asked about just as it comes; undefined where there is none, or more than one. */
function generatorOf({ lab, scores }: Step): string | undefined {
  const asked = new Set(scores.flatMap(({ inputs }) => inputs.map(({ storage }) => storage)));
  const names = new Set(lab.generated.flatMap(({ path, tensor }) => (asked.has(tensor.storage) ? [path.split('.').at(-1) ?? path] : [])));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

const rangeText = ({ least, most }: { readonly least: number; readonly most: number }): Text => phrase`[${formatNumber(least)}, ${formatNumber(most)}]`;

/** `Normalize` after `ToTensor`, written as that is; where pictures are normalised already, who knows what for. */
function repairsOf({ text }: FileExamination, { toTensor, normalize, least, most }: ImageRange, fake: AnswerRange): readonly Repair[] {
  if (normalize || least !== 0 || most !== 1 || fake.by !== 'tanh' || toTensor.func.type !== 'Attribute') return [];
  const call = `${sourceOf(text, toTensor.func.value)}.Normalize((0.5,), (0.5,))`;
  const isListed = /^\s*[,\]]/.test(text.slice(toTensor.end));
  return isListed ? [{ title: phrase`Bring the images to [−1, 1]`, edits: [insert(toTensor.end, `, ${call}`)] }] : [];
}
