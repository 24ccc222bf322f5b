/** @file Which names of the module a training step leaves open: networks, optimizers and loaders, which nobody has to make. */
import type { Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { comesFromElsewhere } from '../sites/inlineBlocks.ts';
import { blocksOf, boundNames, functionsOf, importTable, isDef, type ImportTable } from '../sites/names.ts';
import { calleeName } from '../sites/calls.ts';

export interface OpenNames {
  readonly names: readonly string[];
  /** Whether a statement makes something that is left open. */
  readonly isMaker: (statement: Stmt) => boolean;
}

/** `isKnown`: the value can be told without running the training, as that of a parsed command line. */
export function openNamesOf(module: Module, isKnown: (expr: Expr) => boolean): OpenNames {
  const imports = importTable(module);
  const defs = new Set([...functionsOf(module).map(({ node }) => node.name), ...module.body.flatMap((s) => (s.type === 'ClassDef' ? [s.name] : []))]);
  const isMaker = (statement: Stmt): boolean => statement.type === 'Assign' && !isLossMaker(statement.value) && comesFromElsewhere(statement, { imports, defs }) && !onlyHelps(statement.value, imports);
  const names = new Set<string>();
  const visit = (body: readonly Stmt[], inLoop: boolean): void => {
    for (const statement of body) {
      if (isDef(statement) || statement.type === 'ClassDef' || statement.type === 'Import' || statement.type === 'ImportFrom') continue;
      const isLoop = statement.type === 'For' || statement.type === 'While' || statement.type === 'AsyncFor';
      const open = inLoop || isLoop || (isMaker(statement) && !(statement.type === 'Assign' && parsesOptions(statement.value) && isKnown(statement.value)));
      if (open || statement.type === 'With') for (const name of boundNames(statement)) names.add(name);
      if (!isLoop) for (const block of blocksOf(statement)) visit(block, inLoop);
    }
  };
  visit(module.body, false);
  return { names: [...names], isMaker };
}

/** `nn.BCELoss()`: what compares numbers is no network. */
const isLossMaker = (expr: Expr): boolean => expr.type === 'Call' && (calleeName(expr) ?? '').endsWith('Loss');

/** Nothing but methods of strings, numbers and devices is called. */
function onlyHelps(expr: Expr, imports: ImportTable): boolean {
  let other = false;
  walk(expr, (node) => {
    const name = calleeName(node);
    if (name !== undefined && !/^(device|is_available|join|format|get|split|strip|lower|upper|int|float|str|len|range|tuple|list|dict|ArgumentParser)$/.test(name) && !imports.has(`os.path.${name}`)) other = true;
    return !other;
  });
  return !other;
}

function parsesOptions(expr: Expr): boolean {
  let found = false;
  walk(expr, (node) => { if (/^(ArgumentParser|parse_args|parse_known_args)$/.test(calleeName(node) ?? '')) found = true; });
  return found;
}
