/** @file batchnorm-in-critic: the critic's score of one sample depends on the others of its batch. */
import type { Call, ClassDef, Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { batchCoupling } from '../critics/coupling.ts';
import { formatNumber } from '../numberText.ts';
import { calleeName } from '../sites/calls.ts';
import type { Repair } from '../fixes/repair.ts';
import type { FileCheck, FileDraft } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { named } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const batchnormInCritic: FileCheck = {
  code: 'batchnorm-in-critic', title: phrase`Batch norm in the critic`, severity: 'warning', confirmed: true,
  find: (file) => (/Batch_?Norm/i.test(file.wholeText) ? file.trained.flatMap((trained) => draftOf(file, trained) ?? []) : []),
};

function draftOf(file: FileExamination, trained: Trained): FileDraft | undefined {
  const { kind } = trained.evaluation;
  // Zero-centred penalties are used with it on purpose.
  if (kind !== 'two-sided' && kind !== 'one-sided') return undefined;
  const critic = file.criticOf(trained);
  const { tree } = file.program.main;
  const coupling = critic && !isEvaluated(tree) ? batchCoupling(critic) : undefined;
  if (!critic || !coupling) return undefined;
  return {
    place: normOf(tree, calleeName(critic.place)) ?? critic.place, repairs: bySample(tree, calleeName(critic.place)), isMended: (edited) => edited.trained.some((one) => edited.criticOf(one)), sentence: phrase`The critic's batch norm makes each score depend on the whole batch.`,
    message: phrase`The critic normalises over the batch, so a sample's score depends on the others: with the others exchanged, the first sample's went from ${formatNumber(coupling.before)} to ${formatNumber(coupling.after)}. The penalty is meant for the slope at each sample by itself; layer, instance or group norm keep samples apart.`,
  };
}

/** Some network is put into evaluation mode: this one, perhaps. */
function isEvaluated(tree: Module): boolean {
  let found = false;
  for (const statement of tree.body) walk(statement, (node) => { if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'eval' && /disc|critic|(^|_)d($|_)|net_?d/i.test(node.func.value.type === 'Name' ? node.func.value.id : node.func.value.type === 'Attribute' ? node.func.value.attr : '')) found = true; });
  return found;
}

/** The first layer of that kind in the class, if the class is in the file. */
const normOf = (tree: Module, name: string | undefined): Call | undefined => normsOf(tree, name)[0];

function normsOf(tree: Module, name: string | undefined): readonly Call[] {
  const cls = tree.body.find((statement): statement is ClassDef => statement.type === 'ClassDef' && statement.name === name);
  const found: Call[] = [];
  if (cls) walk(cls, (node) => { if (node.type === 'Call' && (calleeName(node) ?? '').includes('BatchNorm')) found.push(node); });
  return found;
}

/** What takes the same sizes and looks at one sample only; the paper names layer norm, which for rows is that. */
const alone: Readonly<Record<string, string>> = { BatchNorm1d: 'LayerNorm', BatchNorm2d: 'InstanceNorm2d', BatchNorm3d: 'InstanceNorm3d' };

function bySample(tree: Module, name: string | undefined): readonly Repair[] {
  const norms = normsOf(tree, name);
  const edits = norms.flatMap((call) => { const other = alone[calleeName(call) ?? '']; return other === undefined || call.args.length !== 1 || call.keywords.length > 0 ? [] : [named(call, other)]; });
  return edits.length > 0 && edits.length === norms.length ? [{ title: phrase`Normalise each sample by itself`, edits }] : [];
}
