/**
 * @file The range of the pictures that a file loads, as the transforms of torchvision that it names leave them. They are
 * read, not run: what is not read off surely has no range.
 */
import { PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import type { AnyNode, Call, Expr, Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { Lab, type LabOptions } from '../probes/lab.ts';
import type { Contexts } from '../sites/contexts.ts';
import { dottedName, functionsOf, importTable } from '../sites/names.ts';

export interface ImageRange {
  readonly least: number;
  readonly most: number;
  /** What makes tensors of pictures. */
  readonly toTensor: Call;
  /** What normalises them afterwards. */
  readonly normalize: Call | undefined;
}

const transforms = /^torchvision\.transforms(?:\.v2|\.transforms)?\.(\w+)$/;
/** They move pixels, or change them before they are numbers, and leave the range what it is. */
const keeping = new Set(['Resize', 'Scale', 'CenterCrop', 'RandomCrop', 'RandomResizedCrop', 'RandomHorizontalFlip', 'RandomVerticalFlip', 'RandomRotation', 'RandomAffine', 'Grayscale', 'RandomGrayscale', 'Pad', 'ToPILImage', 'FiveCrop', 'RandomApply', 'InterpolationMode']);

/** The one range of all pipelines in the file; undefined where there is none, or where anything is not known. */
export function imageRange(module: Module, contexts: Contexts, options: LabOptions): ImageRange | undefined {
  const imports = importTable(module);
  const nameOf = (node: AnyNode): string | undefined => (node.type === 'Call' ? transforms.exec(dottedName(node.func, imports) ?? '')?.[1] : undefined);
  const calls: Call[] = [];
  for (const statement of module.body) walk(statement, (node) => { if (node.type === 'Call' && nameOf(node) !== undefined) calls.push(node); });
  const composed = calls.filter((call) => nameOf(call) === 'Compose');
  const inside = (call: Call): boolean => composed.some((outer) => outer !== call && outer.start <= call.start && call.end <= outer.end);
  const pipelines = calls.filter((call) => !inside(call)).map((call) => (nameOf(call) === 'Compose' ? listed(call) : [call]));
  const found = pipelines.map((steps) => steps && rangeAfter(steps, nameOf, contexts, options));
  const [first] = found;
  return first && !hasOwnItems(module) && found.every((range) => range?.least === first.least && range.most === first.most) ? first : undefined;
}

/** A data set of the file's own makes its pictures what it likes. */
const hasOwnItems = (module: Module): boolean => functionsOf(module).some(({ node }) => node.name === '__getitem__' || node.name === '__iter__');

const listed = ({ args: [list] }: Call): readonly Expr[] | undefined => (list?.type === 'List' || list?.type === 'Tuple' ? list.elts : undefined);

function rangeAfter(steps: readonly Expr[], nameOf: (node: AnyNode) => string | undefined, contexts: Contexts, options: LabOptions): ImageRange | undefined {
  let range: ImageRange | undefined;
  for (const step of steps) {
    const name = nameOf(step) ?? '';
    if (step.type !== 'Call') return undefined;
    if (name === 'ToTensor') range = { least: 0, most: 1, toTensor: step, normalize: undefined };
    else if (name === 'Normalize' && range) range = normalized(range, step, contexts);
    else if (name === 'Lambda' && range) range = mapped(range, step, options);
    else if (!keeping.has(name)) return undefined;
    if (!range && !keeping.has(name)) return undefined;
  }
  return range;
}

/** (x − mean) / std, channel by channel. */
function normalized(range: ImageRange, call: Call, contexts: Contexts): ImageRange | undefined {
  const given = (name: string, i: number): readonly number[] => {
    const expr = call.keywords.find(({ arg }) => arg === name)?.value ?? call.args[i];
    return expr ? numbersIn(contexts.valueOf(expr)?.value) : [];
  };
  const [means, spreads] = [given('mean', 0), given('std', 1)];
  const ends = means.flatMap((mean, channel) => { const std = spreads[channel] ?? spreads[0] ?? NaN; return [(range.least - mean) / std, (range.most - mean) / std]; });
  return ends.length > 0 && ends.every(Number.isFinite) ? { ...range, least: Math.min(...ends), most: Math.max(...ends), normalize: call } : undefined;
}

function numbersIn(value: Value | undefined): readonly number[] {
  if (typeof value === 'number' || typeof value === 'bigint') return [Number(value)];
  return value instanceof PyTuple || value instanceof PyList ? value.items.flatMap(numbersIn) : [];
}

/** Points of a range at which a function is asked. */
const points = 11;

/** What a function makes of the range. */
function mapped(range: ImageRange, { args: [expr] }: Call, options: LabOptions): ImageRange | undefined {
  if (!expr) return undefined;
  const lab = new Lab(options);
  const given = Array.from({ length: points }, (_, i) => range.least + (range.most - range.least) * i / (points - 1));
  const callee = lab.evaluator.evaluate(expr);
  const made = callee.kind === 'value' ? lab.evaluator.call(callee.value, [lab.torch.tensor(given, [1, 1, points])]) : undefined;
  const numbers = made?.kind === 'value' && lab.torch.isTensor(made.value) ? Array.from(lab.torch.read(made.value) ?? []) : [];
  return numbers.length > 0 && numbers.every(Number.isFinite) ? { ...range, least: Math.min(...numbers), most: Math.max(...numbers) } : undefined;
}
