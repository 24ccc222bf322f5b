/** @file The same program with its values kept elsewhere: in objects, dicts, attributes, named numbers, base classes. */
import type { AnyNode, FunctionDef, Stmt } from '../../../../src/python/syntax/index.ts';
import { walk } from '../../../../src/python/syntax/index.ts';
import { bodies, penaltyDefs } from './statements.ts';
import { importing, rewriter, type Edit, type Rewriter, type Source } from '../source.ts';

interface Local { readonly node: FunctionDef; readonly name: string }
/** Names that a def binds by assignments only, and that nothing inside it closes over. */
function locals(source: Source): Local[] {
  return penaltyDefs(source).flatMap((node) => {
    const closed = new Set<string>();
    const bound = new Set<string>();
    const parameters = new Set([...node.args.args, ...node.args.kwonlyargs].map(({ arg }) => arg));
    for (const statement of node.body) walk(statement, (inner) => {
      if (inner.type === 'Assign') for (const target of inner.targets) if (target.type === 'Name') bound.add(target.id);
      const elsewhere = inner.type === 'For' || inner.type === 'NamedExpr' || inner.type === 'AnnAssign' || inner.type === 'AugAssign' ? inner.target : inner.type === 'ListComp' || inner.type === 'GeneratorExp' ? inner : undefined;
      if (elsewhere) walk(elsewhere, (n) => { if (n.type === 'Name') closed.add(n.id); return undefined; });
      if (inner.type === 'FunctionDef' || inner.type === 'Lambda') { walk(inner, (n) => { if (n.type === 'Name') closed.add(n.id); return undefined; }); }
      return undefined;
    });
    return [...bound].filter((name) => !closed.has(name) && !parameters.has(name)).map((name) => ({ node, name }));
  });
}
const mentionsOf = (node: FunctionDef, name: string): AnyNode[] => {
  const found: AnyNode[] = [];
  for (const statement of node.body) walk(statement, (inner) => { if (inner.type === 'Name' && inner.id === name) found.push(inner); return undefined; });
  return found;
};
const replacing = ({ node, name }: Local, text: string): Edit[] => mentionsOf(node, name).map(({ start, end }) => ({ start, end, text }));
const firstOf = (node: FunctionDef): Stmt | undefined => node.body.find((statement) => !(statement.type === 'Expr' && statement.value.type === 'Constant'));
function opening(source: Source, node: FunctionDef, line: string): Edit[] {
  const first = firstOf(node);
  return first ? [{ start: first.start, end: first.start, text: `${line}\n${source.indentAt(first.start).indent}` }] : [];
}

const hasSelf = ({ args }: FunctionDef): boolean => args.args[0]?.arg === 'self';

/** Functions of a module with a critic first, called by name only. */
const withCritic = (source: Source): { readonly node: FunctionDef; readonly critic: string; readonly rest: readonly string[] }[] => penaltyDefs(source).flatMap((node) => {
  const [first, ...rest] = node.args.args.map(({ arg }) => arg);
  const isPlain = source.tree.body.includes(node) && node.decorator_list.length === 0 && node.args.defaults.length + node.args.kwonlyargs.length === 0 && !node.args.vararg && !node.args.kwarg && !node.args.args.some(({ annotation }) => annotation);
  const uses = source.nodes().filter((one) => one.type === 'Name' && one.id === node.name).length;
  const calls = source.nodes().filter((one) => one.type === 'Call' && one.func.type === 'Name' && one.func.id === node.name && one.args.length === rest.length + 1 && one.args[0]?.type === 'Name').length;
  return isPlain && first === 'critic' && uses === calls && rest.length > 0 ? [{ node, critic: first, rest }] : [];
});
const further = (text: string): string => text.split('\n').map((line) => (line === '' ? line : `    ${line}`)).join('\n');

/** `2` and the like in a penalty: a number that may have a name. */
const numbers = (source: Source): AnyNode[] => bodies(source).flatMap((body) => body.flatMap((statement) => {
  const found: AnyNode[] = [];
  if (statement.type === 'Assign' || statement.type === 'Return') walk(statement, (node) => {
    if (node.type === 'JoinedStr' || node.type === 'Subscript') return false;
    if (node.type === 'Constant' && (node.value.kind === 'int' || node.value.kind === 'float') && !/torch|float|eps/.test(source.at(node))) found.push(node);
    return undefined;
  });
  return found;
}));

export const objects: readonly Rewriter[] = [
  rewriter('kept in a dict', locals, (source, local, choice) => {
    const store = source.fresh(['state', 'cache', 'out'], choice);
    return source.edited([...opening(source, local.node, `${store} = {}`), ...replacing(local, `${store}['${local.name}']`)]);
  }),
  rewriter('kept in a namespace', locals, (source, local, choice) => {
    const store = source.fresh(['ns', 'ctx', 'bag'], choice);
    return importing(source, source.edited([...opening(source, local.node, `${store} = types.SimpleNamespace()`), ...replacing(local, `${store}.${local.name}`)]), 'import types');
  }),
  rewriter('kept in an attribute', (source) => locals(source).filter(({ node }) => hasSelf(node)), (source, local) => source.edited(replacing(local, `self.${local.name}`))),
  rewriter('keeps the critic', withCritic, (source, { node, critic, rest }, choice) => {
    const cls = source.fresh(['Regularizer', 'PenaltyTerm', 'CriticLoss'], choice);
    const body = source.edited(mentionsOf(node, critic).map(({ start, end }) => ({ start, end, text: `self.${critic}` }))).main;
    const changed = body.slice(node.start, node.end + (body.length - source.text.length)).replace(/\([^)]*\)/, `(self, ${rest.join(', ')})`);
    const init = choice % 2 === 0 ? `class ${cls}:\n    def __init__(self, ${critic}):\n        self.${critic} = ${critic}\n` : `@dataclasses.dataclass\nclass ${cls}:\n    ${critic}: object\n`;
    const calls: Edit[] = source.nodes().flatMap((one) => (one.type === 'Call' && one.func.type === 'Name' && one.func.id === node.name ? [{ start: one.start, end: one.args[1]?.start ?? one.end, text: `${cls}(${source.at(one.args[0] ?? one)}).${node.name}(` }] : []));
    const texts = source.edited([{ start: node.start, end: node.end, text: `${init}\n${further(changed)}` }, ...calls]);
    return choice % 2 === 0 ? texts : importing(source, texts, 'import dataclasses');
  }),
  rewriter('base class', (source) => source.tree.body.filter((node) => node.type === 'ClassDef' && node.name !== 'Critic' && node.decorator_list.length === 0), (source, node, choice) => {
    if (node.type !== 'ClassDef') return undefined;
    const name = source.fresh(['Trainer2', 'WithPenalty', 'Derived'], choice);
    const uses = source.nodes().flatMap((one): Edit[] => (one.type === 'Name' && one.id === node.name && (one.start < node.start || one.start > node.end) ? [{ start: one.start, end: one.end, text: name }] : []));
    return source.edited([{ start: node.end, end: node.end, text: `\n\nclass ${name}(${node.name}):\n    pass` }, ...uses]);
  }),
  rewriter('named number', numbers, (source, node, choice) => {
    const name = source.fresh(['LAMBDA', 'ORDER', 'VALUE', 'CFG'], choice);
    const at = source.tree.body.find(({ type }) => type === 'FunctionDef' || type === 'ClassDef');
    const start = at?.type === 'FunctionDef' || at?.type === 'ClassDef' ? at.decorator_list[0] ? source.indentAt(at.decorator_list[0].start).start : at.start : 0;
    const forms = [{ line: `${name} = ${source.at(node)}`, use: name }, { line: `${name} = {'value': ${source.at(node)}}`, use: `${name}['value']` }, { line: `class ${name}:\n    value = ${source.at(node)}`, use: `${name}.value` }];
    const form = forms[choice % forms.length];
    return form && source.edited([{ start, end: start, text: `${form.line}\n\n` }, { start: node.start, end: node.end, text: form.use }]);
  }),
];
