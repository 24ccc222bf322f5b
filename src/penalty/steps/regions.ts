/**
 * @file Where a file trains with a penalty: the statements of one training step around a call of it, from the loop or
 * function body that back-propagates something. Read off the text; running them is somebody else's business.
 */
import type { Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleeName, callsOf } from '../sites/calls.ts';
import { blocksOf, isDef, type FunctionInfo } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';

export interface Region {
  readonly body: readonly Stmt[];
  /** Statements of the same function, or of the module, that stand before it in the lists around it. */
  readonly before: readonly Stmt[];
  /** The function it is in; undefined at module level. */
  readonly within: FunctionInfo | undefined;
  /** The statements around it, outermost first: loops, branches. */
  readonly around: readonly Stmt[];
}

/** Callers of callers that are followed. */
const maxCallers = 3;

/** One region for each place at which the penalty is called, or stands. */
export function regionsOf(target: SiteTarget, module: Module, functions: readonly FunctionInfo[]): Region[] {
  const places = target.type === 'block' ? [target.nameRange] : callsOf(target.info, module);
  const found = places.flatMap((place) => regionAround(place, module, functions, maxCallers));
  return found.filter((region, i) => found.findIndex((other) => other.body === region.body) === i);
}

/** A list of statements with the statement whose list it is. */
interface Level { readonly list: readonly Stmt[]; readonly index: number; readonly owner: Stmt | undefined }

function regionAround(place: NodeBase, module: Module, functions: readonly FunctionInfo[], depth: number): Region[] {
  const levels = levelsAround(place, module.body);
  const start = levels.findLastIndex(({ owner }) => owner !== undefined && isDef(owner));
  const within = functions.find(({ node }) => node === levels[start]?.owner);
  const own = within ? levels.slice(start) : levels;
  for (let i = own.length - 1; i >= 0; i--) {
    const level = own[i];
    if (!level || !(i === 0 || isLoop(level.owner)) || !(backpropagates(level.list) || (i === 0 && within && answersLoss(within)))) continue;
    const around = own.slice(1, i + 1).flatMap(({ owner }) => owner ?? []);
    return [{ body: level.list, before: own.slice(0, i).flatMap(({ list, index }) => list.slice(0, index)), within, around }];
  }
  return within && depth > 0 ? callsOf(within, module).flatMap((call) => regionAround(call, module, functions, depth - 1)) : [];
}

/** From the module's own list to the innermost that holds the place. */
function levelsAround(place: NodeBase, body: readonly Stmt[], owner?: Stmt): Level[] {
  const index = body.findIndex((statement) => statement.start <= place.start && place.end <= statement.end);
  const statement = body[index];
  if (!statement) return [];
  const inner = isDef(statement) || statement.type === 'ClassDef' ? [statement.body] : blocksOf(statement);
  return [{ list: body, index, owner }, ...inner.flatMap((block) => levelsAround(place, block, statement))].filter(({ owner: of }) => of?.type !== 'ClassDef');
}

const isLoop = (statement: Stmt | undefined): boolean => statement?.type === 'For' || statement?.type === 'While' || statement?.type === 'AsyncFor';

/** Something is back-propagated here: `loss.backward()`, `self.manual_backward(loss)`. */
function backpropagates(list: readonly Stmt[]): boolean {
  let found = false;
  for (const statement of list) walk(statement, (node) => {
    if (isDef(node as Stmt) || node.type === 'ClassDef') return false; // only its type is looked at
    if (node.type === 'Call' && (calleeName(node) ?? '').includes('backward')) found = true;
    return !found;
  });
  return found;
}

/** A step whose answer is back-propagated by the library that calls it. */
export const answersLoss = ({ node }: FunctionInfo): boolean => node.name === 'training_step';
