/**
 * @file `with` blocks taken apart: one of its own for each statement, so that a block such as `with autocast():`, which
 * holds half of a training step, does not keep together what a penalty needs and what it does not.
 */
import type { Stmt, With } from '../../python/syntax/index.ts';

/** The same statements, each `with` around a single one. */
export const apart = (list: readonly Stmt[]): readonly Stmt[] => list.flatMap((statement) => (isWith(statement) ? apart(statement.body).map((inner) => around(statement, inner)) : [insideApart(statement)]));

/** What a statement does, whatever it stands in: of a `with` around one, that one. */
export function coreOf(statement: Stmt): Stmt {
  const only = isWith(statement) && statement.body.length === 1 ? statement.body[0] : undefined;
  return only ? coreOf(only) : unannotated(statement);
}

/** `loss: Tensor = …` is an assignment like any other. */
export const unannotated = (statement: Stmt): Stmt =>
  (statement.type === 'AnnAssign' && statement.value ? { type: 'Assign', start: statement.start, end: statement.end, targets: [statement.target], value: statement.value } : statement);

/** The statement with its core replaced. */
export function withCore(statement: Stmt, core: Stmt): Stmt {
  const only = isWith(statement) && statement.body.length === 1 ? statement.body[0] : undefined;
  return isWith(statement) && only ? around(statement, withCore(only, core)) : core;
}

const isWith = (statement: Stmt): statement is With => statement.type === 'With' || statement.type === 'AsyncWith';

/** Where the inner statement stands is where it is found. */
const around = (block: With, inner: Stmt): Stmt => ({ ...block, start: inner.start, end: inner.end, body: [inner] });

function insideApart(statement: Stmt): Stmt {
  switch (statement.type) {
    case 'If': case 'For': case 'AsyncFor': case 'While': return { ...statement, body: apart(statement.body), orelse: apart(statement.orelse) };
    case 'Try': case 'TryStar': return { ...statement, body: apart(statement.body), handlers: statement.handlers.map((handler) => ({ ...handler, body: apart(handler.body) })), orelse: apart(statement.orelse), finalbody: apart(statement.finalbody) };
    case 'Match': return { ...statement, cases: statement.cases.map((one) => ({ ...one, body: apart(one.body) })) };
    default: return statement;
  }
}
