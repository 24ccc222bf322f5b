/** @file interp-inplace-alias: the batch of real data is overwritten, since a name is no copy. */
import { walk, type NodeBase } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import type { Examination } from '../examination.ts';
import { callAt, insert } from '../fixes/edits.ts';
import { rootName } from '../sites/names.ts';
import type { Check } from './check.ts';
import { placeIn, statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const interpInplaceAlias: Check = {
  code: 'interp-inplace-alias', title: phrase`Data overwritten`, severity: 'error', confirmed: true,
  find: (examination) => {
    const notes = examination.spreadRun?.notes;
    const changed = examination.changedBatches.find((name) => isAsked(examination, notes?.batches.get(name)));
    const batch = changed === undefined ? undefined : notes?.batches.get(changed);
    // A batch that is normalised in place holds no other.
    if (changed === undefined || !batch || (examination.mixture()?.weights.size ?? 0) < 2) return undefined;
    return {
      place: whereWritten(examination, batch) ?? whereAssigned(examination, changed), repairs: copies(examination, changed), sentence: phrase`\`${changed}\` is overwritten in place.`,
      message: phrase`The batch ${changed} is written into: another name for a tensor is no copy of it. Whatever uses ${changed} afterwards, the critic's loss on it included, gets the interpolation instead; start from ${changed}.clone().`,
    };
  },
};

/** The critic is asked about the batch itself. */
const isAsked = (examination: Examination, batch: Tensor | undefined): boolean =>
  batch !== undefined && (examination.spreadRun?.notes.criticData.some((x) => x.storage === batch.storage) ?? false);

/** The first method in place on the batch: `real.mul_(…)`. */
function whereWritten(examination: Examination, batch: Tensor): NodeBase | undefined {
  const places = (examination.spreadRun?.notes.ops ?? []).filter(({ op: { inputs } }) => inputs[0]?.storage === batch.storage).map(({ location }) => placeIn(examination, location));
  return places.find((place) => {
    const func = place && callAt(examination.tree, place)?.func;
    return func?.type === 'Attribute' && func.attr.endsWith('_') && func.attr !== 'requires_grad_';
  });
}

/** `x[i] = …` where `x` is the batch by whatever name. */
function whereAssigned({ target }: Examination, batch: string): NodeBase | undefined {
  const names = new Set([batch]);
  let place: NodeBase | undefined;
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    if (node.type !== 'Assign') return;
    const { value, targets } = node;
    for (const bound of targets) {
      if (bound.type === 'Name' && value.type === 'Name' && names.has(value.id)) names.add(bound.id);
      if (bound.type === 'Subscript' && names.has(rootName(bound) ?? '')) place ??= bound;
    }
  });
  return place;
}

/** `x = real` → `x = real.clone()`. */
function copies({ target }: Examination, batch: string): readonly Repair[] {
  const fixes: Repair[] = [];
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    if (node.type === 'Assign' && node.value.type === 'Name' && node.value.id === batch) fixes.push({ title: phrase`Start from a copy`, edits: [insert(node.value.end, '.clone()')] });
  });
  return fixes;
}
