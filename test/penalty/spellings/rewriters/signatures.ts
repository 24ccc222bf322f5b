/** @file The same function asked and answered otherwise: order, keywords, stars, dicts, what comes beside the penalty. */
import { walk, type Call, type FunctionDef, type Return } from '../../../../src/python/syntax/index.ts';
import { penaltyDefs } from './statements.ts';
import { pick, rewriter, type Edit, type Rewriter, type Source } from '../source.ts';

interface Place { readonly node: FunctionDef; readonly names: readonly string[]; readonly calls: readonly Call[] }

/** Functions at module level whose calls give every parameter by its position. */
const functions = (source: Source): Place[] => penaltyDefs(source).flatMap((node) => {
  const { args } = node;
  if (!source.tree.body.includes(node) || args.defaults.length + args.kwonlyargs.length + args.posonlyargs.length > 0 || args.vararg || args.kwarg || node.decorator_list.length > 0) return [];
  const uses = source.nodes().filter((one) => one.type === 'Name' && one.id === node.name);
  const calls = source.nodes().filter((one): one is Call => one.type === 'Call' && one.func.type === 'Name' && one.func.id === node.name);
  const isPlain = calls.length === uses.length && calls.every((call) => call.args.length === args.args.length && call.keywords.length === 0 && !call.args.some(({ type }) => type === 'Starred'));
  return isPlain && args.args.length > 0 ? [{ node, names: args.args.map(({ arg }) => arg), calls }] : [];
});

const header = ({ node }: Place, text: string): Edit => ({ start: node.args.args[0]?.start ?? 0, end: lastEnd(node), text });
const lastEnd = ({ args }: FunctionDef): number => { const last = args.args.at(-1); return last?.annotation?.end ?? (last ? last.start + last.arg.length : 0); };
const given = (source: Source, call: Call): string[] => call.args.map((argument) => source.at(argument));
const recalled = ({ calls }: Place, source: Source, text: (given: readonly string[]) => string): Edit[] => calls.map((call) => ({ start: (call.args[0]?.start ?? 0), end: (call.args.at(-1)?.end ?? 0), text: text(given(source, call)) }));
/** Lines before the first statement. */
function opening(source: Source, { node }: Place, lines: readonly string[]): Edit {
  const first = node.body.find((statement) => !(statement.type === 'Expr' && statement.value.type === 'Constant')) ?? node;
  return { start: first.start, end: first.start, text: lines.map((line) => `${line}\n${source.indentAt(first.start).indent}`).join('') };
}
/** Edits that touch would garble each other. */
const nested = ({ calls }: Place): boolean => calls.some((call) => calls.some((other) => other !== call && other.start < call.start && call.end <= other.end));
const places = (source: Source): Place[] => functions(source).filter((place) => !nested(place));
const batches = (place: Place): readonly string[] => place.names.filter((name) => !/critic|model|net|disc/i.test(name));

/** Returns of the function's own, where each answers something. */
function returnsOf(node: FunctionDef): Return[] {
  const found: Return[] = [];
  for (const statement of node.body) walk(statement, (inner) => {
    if (inner.type === 'FunctionDef' || inner.type === 'Lambda' || inner.type === 'ClassDef') return false;
    if (inner.type === 'Return') found.push(inner);
    return undefined;
  });
  return found;
}

export const signatures: readonly Rewriter[] = [
  rewriter('order of parameters', places, (source, place) => (place.node.args.args.some(({ annotation }) => annotation) ? undefined
    : source.edited([header(place, [...place.names].reverse().join(', ')), ...recalled(place, source, (args) => [...args].reverse().join(', '))]))),
  rewriter('keywords at the call', places, (source, place) => source.edited(recalled(place, source, (args) => args.map((arg, i) => `${place.names[i] ?? ''}=${arg}`).join(', ')))),
  rewriter('keyword-only', places, (source, place) => (place.names.length < 2 || place.node.args.args.some(({ annotation }) => annotation) ? undefined : source.edited([
    header(place, `${place.names[0] ?? ''}, *, ${place.names.slice(1).join(', ')}`), ...recalled(place, source, (args) => args.map((arg, i) => (i === 0 ? arg : `${place.names[i] ?? ''}=${arg}`)).join(', ')),
  ]))),
  rewriter('spread call', places, (source, place, choice) => source.edited(recalled(place, source, (args) => (choice % 2 === 0 ? `*(${args.join(', ')},)` : `**dict(${args.map((arg, i) => `${place.names[i] ?? ''}=${arg}`).join(', ')})`)))),
  rewriter('star parameters', places, (source, place, choice) => {
    const name = source.fresh(['args', 'inputs', 'tensors'], choice);
    return source.edited([header(place, `*${name}`), opening(source, place, [`${place.names.join(', ')}, = ${name}`])]);
  }),
  rewriter('data in a tuple', places, (source, place, choice) => {
    const own = batches(place);
    if (own.length !== 2 || place.names.length === 2) return undefined;
    const name = source.fresh(['pair', 'both', 'batches'], choice);
    const networks = place.names.filter((one) => !own.includes(one));
    const open = choice % 2 === 0 ? '(' : '[';
    const close = open === '(' ? ')' : ']';
    return source.edited([header(place, [...networks, name].join(', ')), opening(source, place, [`${own.join(', ')} = ${name}`]), ...recalled(place, source, (args) => [...args.filter((_, i) => !own.includes(place.names[i] ?? '')), `${open}${args.filter((_, i) => own.includes(place.names[i] ?? '')).join(', ')}${close}`].join(', '))]);
  }),
  rewriter('data in a dict', places, (source, place, choice) => {
    const own = batches(place);
    if (own.length !== 2 || place.names.length === 2) return undefined;
    const name = source.fresh(['batch', 'data', 'sample'], choice);
    const networks = place.names.filter((one) => !own.includes(one));
    return source.edited([header(place, [...networks, name].join(', ')), opening(source, place, own.map((one) => `${one} = ${name}['${one}']`)), ...recalled(place, source, (args) => [...args.filter((_, i) => !own.includes(place.names[i] ?? '')), `{${args.flatMap((arg, i) => (own.includes(place.names[i] ?? '') ? [`'${place.names[i] ?? ''}': ${arg}`] : [])).join(', ')}}`].join(', '))]);
  }),
  rewriter('answer in a tuple', places, (source, place, choice) => {
    const returns = returnsOf(place.node);
    const [only] = returns;
    if (returns.length !== 1 || !only?.value || only.value.type === 'Lambda' || only.value.type === 'Tuple') return undefined;
    const text = source.at(only.value).replace(/\s*\n\s*/g, ' ');
    const form = pick([{ answer: `(${text}), {}`, item: '[0]' }, { answer: `{'penalty': ${text}, 'step': 0}`, item: `['penalty']` }, { answer: `[${text}]`, item: '[0]' }, { answer: `dict(loss=${text})`, item: `['loss']` }], choice);
    return form && source.edited([{ start: only.value.start, end: only.value.end, text: form.answer }, ...place.calls.map((call) => ({ start: call.end, end: call.end, text: form.item }))]);
  }),
  rewriter('forwarding', places, (source, place, choice) => {
    const name = source.fresh(['forwarded', 'entry', 'call_it'], choice);
    const body = [`def ${name}(*args, **kwargs):\n    return ${place.node.name}(*args, **kwargs)`, `def ${name}(*args):\n    return ${place.node.name}(*args)`][choice % 2] ?? '';
    return source.edited([{ start: place.node.end, end: place.node.end, text: `\n\n${body}` }, ...place.calls.map((call) => ({ start: call.func.start, end: call.func.end, text: name }))]);
  }),
  rewriter('partial with the first argument', places, (source, place) => (place.names.length < 2 ? undefined : source.edited([
    { start: 0, end: 0, text: 'from functools import partial\n' }, ...place.calls.map((call) => ({ start: call.start, end: call.args[1]?.start ?? call.end, text: `partial(${place.node.name}, ${source.at(call.args[0] ?? call)})(` })),
  ]))),
];
