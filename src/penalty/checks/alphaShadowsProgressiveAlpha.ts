/** @file alpha-shadows-progressive-alpha: the fade-in weight of a growing critic is overwritten by the mixing weight of the same name. */
import type { Assign, Call, Expr, Name } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { replace } from '../fixes/edits.ts';
import { calledThrough } from '../sites/callees.ts';
import { boundNames, dottedName, importTable, readNames } from '../sites/names.ts';
import type { Check } from './check.ts';
import { statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const alphaShadowsProgressiveAlpha: Check = {
  code: 'alpha-shadows-progressive-alpha', title: phrase`Parameter overwritten`, severity: 'warning', confirmed: false,
  find: (examination) => {
    const shadowed = shadowedIn(examination);
    if (!shadowed) return undefined;
    const { name, draw, given } = shadowed;
    return {
      place: draw, repairs: renamed(examination, shadowed), related: [{ range: { start: given.start, end: given.end }, message: phrase`The critic gets the drawn numbers as \`${name}\`` }],
      sentence: phrase`\`${name}\` is overwritten by the mixing weight before the critic gets it.`,
      message: phrase`The parameter ${name} is overwritten by random numbers before anything reads it, and is then handed to the critic. What the caller gave, such as the fade-in weight of a growing network, never arrives: the critic blends its layers at random.`,
    };
  },
};

interface Shadowed { readonly name: string; readonly draw: Assign; readonly given: Name; readonly call: Call }

/** A parameter that is drawn anew before it is read, and handed to the critic beside the data afterwards. */
function shadowedIn({ target, tree }: Examination): Shadowed | undefined {
  if (target.type !== 'function') return undefined;
  const imports = importTable(tree);
  const { body } = target.info.node;
  for (const { name } of target.parameters) {
    const first = body.find((statement) => readNames(statement).has(name) || boundNames(statement).includes(name));
    if (first?.type !== 'Assign' || first.targets.length !== 1 || !boundNames(first).includes(name) || readNames(first.value).has(name) || !draws(first.value, (expr) => dottedName(expr, imports) ?? '')) continue;
    for (const call of criticCalls(body.slice(body.indexOf(first) + 1), target.parameters.map((p) => p.name))) {
      const given = [...call.args.slice(1), ...call.keywords.map(({ value }) => value)].find((value): value is Name => value.type === 'Name' && value.id === name);
      if (given) return { name, draw: first, given, call };
    }
  }
  return undefined;
}

function draws(expr: Expr, nameOf: (expr: Expr) => string): boolean {
  let found = false;
  walk(expr, (node) => { if (node.type === 'Call' && /^(torch\.(rand|randn|rand_like|randn_like)|numpy\.random\.\w+|random\.\w+)$|\.(uniform_|normal_)$/.test(nameOf(node.func) || (node.func.type === 'Attribute' ? `.${node.func.attr}` : ''))) found = true; });
  return found;
}

/** Calls of what is a parameter or an attribute of the object, with more than one argument. */
function criticCalls(body: readonly Parameters<typeof readNames>[0][], parameters: readonly string[]): Call[] {
  const found: Call[] = [];
  for (const statement of body) walk(statement, (node) => {
    if (node.type !== 'Call' || node.args.length + node.keywords.length < 2) return;
    const isOwn = node.func.type === 'Attribute' && node.func.value.type === 'Name' && node.func.value.id === 'self';
    if (isOwn || calledThrough(node, new Map()).some((name) => parameters.includes(name))) found.push(node);
  });
  return found;
}

/** The mixing weight gets a name of its own, wherever it is not what the critic is given. */
function renamed({ target }: Examination, { name, given }: Shadowed): readonly Repair[] {
  const statements = statementsOf(target);
  const taken = new Set(statements.flatMap((statement) => [...readNames(statement), ...boundNames(statement)]));
  const other = ['eps', 'epsilon', 'mix'].find((candidate) => !taken.has(candidate));
  const names: Name[] = [];
  for (const statement of statements) walk(statement, (node) => { if (node.type === 'Name' && node.id === name && node !== given) names.push(node); });
  return other === undefined ? [] : [{ title: phrase`Call the mixing weight \`${other}\``, edits: names.map((node) => replace(node, other)) }];
}
