/** @file device-mismatch: a tensor made on the CPU, or moved to CUDA for good, in a file that otherwise chooses its device. */
import { walk, type Call, type Stmt } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { addKeyword } from '../fixes/edits.ts';
import { dottedName, importTable, rootName, targetNames } from '../sites/names.ts';
import { drawContext } from './alphaText.ts';
import type { Check } from './check.ts';
import { statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const deviceMismatch: Check = {
  code: 'device-mismatch', title: phrase`Made on the CPU`, severity: 'information', confirmed: false,
  find: (examination) => {
    const { text, spreadRun } = examination;
    // Only a file that moves its data somewhere can leave something behind.
    if (!spreadRun || !/\.to\(\s*[\w.]*dev/i.test(text) || /set_default_(tensor_type|device)/.test(text)) return undefined;
    const made = madeOnCpu(examination);
    if (!made) return undefined;
    const name = text.slice(made.func.start, made.func.end);
    return {
      place: made, repairs: onDevice(examination, made), sentence: phrase`\`${name}\` makes its tensor on the CPU, wherever the data is.`,
      message: phrase`${name} makes its tensor on the CPU, while this file moves its data to a device of its choice. On a GPU the two meet in one operation, which raises RuntimeError: Expected all tensors to be on the same device; give it the device of the data.`,
    };
  },
};

const makes = /^torch\.(rand|randn|ones|zeros|full|empty|normal)$/;

/** A tensor made without a device that nothing in the site moves anywhere. */
function madeOnCpu({ target, tree }: Examination): Call | undefined {
  const imports = importTable(tree);
  const moved = movedNames(statementsOf(target));
  let found: Call | undefined;
  for (const statement of statementsOf(target)) {
    const names = statement.type === 'Assign' ? statement.targets.flatMap(targetNames) : [];
    if (movesSomething(statement) || names.some((name) => moved.has(name))) continue;
    walk(statement, (node) => {
      if (node.type === 'Call' && makes.test(dottedName(node.func, imports) ?? '') && !node.keywords.some(({ arg }) => arg === 'device' || arg === undefined)) found ??= node;
    });
  }
  return found;
}

const moves = /^(to|cuda|type_as|type|cpu|get_device|is_cuda)$/;

function movesSomething(node: Stmt): boolean {
  let found = false;
  walk(node, (inner) => { if (inner.type === 'Attribute' && moves.test(inner.attr)) found = true; });
  return found;
}

/** Names that are moved later: `alpha = alpha.to(device)`, `alpha.to(x)`. */
function movedNames(statements: readonly Stmt[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) walk(statement, (node) => { if (node.type === 'Attribute' && moves.test(node.attr)) names.add(rootName(node) ?? ''); });
  return names;
}

/** `device=real.device`, of a batch that the site reads. */
function onDevice(examination: Examination, made: Call): readonly Repair[] {
  const { target, text } = examination;
  const mixture = examination.mixture();
  const data = (mixture && drawContext(examination, mixture).data) ?? (target.type === 'function' ? target.parameters.find(({ role }) => role === 'data' || role === 'input')?.name : undefined);
  return data === undefined ? [] : [{ title: phrase`Make it where the data is`, edits: [addKeyword(made, text, `device=${data}.device`)] }];
}
