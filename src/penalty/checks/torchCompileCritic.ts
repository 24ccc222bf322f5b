/** @file torch-compile-critic: a compiled critic has no second derivative. Read off the text: nothing is compiled here. */
import { walk, type Call, type Expr, type Module } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { criticCallsIn } from '../fixes/criticCalls.ts';
import { replace, sourceOf } from '../fixes/edits.ts';
import { callsOf } from '../sites/calls.ts';
import { dottedName, importTable } from '../sites/names.ts';
import type { Check } from './check.ts';
import { phrase } from '../../texts/text.ts';

export const torchCompileCritic: Check = {
  code: 'torch-compile-critic', title: phrase`Compiled critic`, severity: 'warning', confirmed: false,
  find: (examination) => {
    const { tree, text, delivered, training } = examination;
    if (!/\bcompile\(/.test(text) || delivered?.differentiable !== true || training === 'inert') return undefined;
    const names = criticNames(examination);
    const found = names.size > 0 ? compiledIn(tree).find(({ name }) => names.has(name)) : undefined;
    return found && {
      place: found.call, sentence: phrase`\`${found.name}\` is compiled, and a compiled network has no second derivative.`,
      message: phrase`${found.name} is compiled, and torch.compile does not support differentiating a gradient again, which the penalty needs. Recent versions raise an error, older ones give the penalty a wrong gradient or none; compile the generator only, or keep an uncompiled critic for the penalty.`,
      repairs: found.given ? [{ title: phrase`Leave ${found.name} uncompiled`, edits: [replace(found.call, sourceOf(text, found.given))] }] : [],
    };
  },
};

/** What the critic is called at the site, and what the calls in the file hand over for it. */
function criticNames(examination: Examination): Set<string> {
  const own = criticCallsIn(examination).flatMap((call) => nameOf(call.func) ?? []);
  const names = new Set(own);
  const { target, tree } = examination;
  if (target.type !== 'function') return names;
  const parameters = target.parameters.map(({ name }) => name);
  for (const node of callsOf(target.info, tree)) {
    for (const name of own) {
      const position = parameters.indexOf(name);
      const given = position < 0 ? undefined : node.keywords.find(({ arg }) => arg === name)?.value ?? node.args[position];
      const handed = given && nameOf(given);
      if (handed !== undefined) names.add(handed);
    }
  }
  return names;
}

interface Compiled { readonly name: string; readonly call: Call; readonly given: Expr | undefined }

/** `D = torch.compile(D)`, `self.D = torch.compile(Critic())`, `D.compile()`. */
function compiledIn(tree: Module): Compiled[] {
  const imports = importTable(tree);
  const found: Compiled[] = [];
  walk(tree, (node) => {
    if (node.type === 'Assign' && node.value.type === 'Call' && dottedName(node.value.func, imports) === 'torch.compile')
      for (const target of node.targets) { const name = nameOf(target); if (name !== undefined) found.push({ name, call: node.value, given: node.value.args[0] }); }
    if (node.type === 'Expr' && node.value.type === 'Call' && node.value.func.type === 'Attribute' && node.value.func.attr === 'compile') {
      const name = nameOf(node.value.func.value);
      if (name !== undefined) found.push({ name, call: node.value, given: undefined });
    }
  });
  return found;
}

/** `D`, `self.D`. */
const nameOf = (expr: Expr): string | undefined =>
  expr.type === 'Name' ? expr.id : expr.type === 'Attribute' && expr.value.type === 'Name' && expr.value.id === 'self' ? `self.${expr.attr}` : undefined;
