/** @file Penalties, steps of training and random numbers, ours and PyTorch's on one thread, turn by turn, both warm. */
import { readFileSync } from 'node:fs';
import { penaltyStep } from '../longFile.ts';
import { PyTorch } from '../pytorch.ts';
import type { Group, Row } from '../row.ts';
import { openArrays, stepRunner } from '../stepRunner.ts';

interface Turns {
  readonly warm: number;
  readonly rounds: number;
  readonly each: number;
  /** Multiples of PyTorch's time that are promised. */
  readonly ratio?: number;
}

/** The program's `step`, turn by turn. */
async function besidePyTorch(pytorch: PyTorch, name: string, source: string, { warm, rounds, each, ratio }: Turns): Promise<Row> {
  const runner = await stepRunner(source, await openArrays('wasm'));
  runner.time(warm);
  await pytorch.prepare(source, warm);
  const [ours, theirs] = [new Array<number>(), new Array<number>()];
  for (let round = 0; round < rounds; round++) {
    ours.push(...runner.time(each));
    theirs.push(...await pytorch.time(each));
  }
  return { name, unit: 'ms', samples: ours, peer: { name: 'PyTorch, 1 thread', samples: theirs }, target: ratio === undefined ? undefined : { ratio } };
}

async function withPyTorch<T>(measure: (pytorch: PyTorch) => Promise<T>): Promise<T> {
  const pytorch = PyTorch.start();
  try {
    return await measure(pytorch);
  } finally {
    pytorch.stop();
  }
}

async function inTurn<T>(items: readonly T[], measure: (item: T) => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const item of items) rows.push(await measure(item));
  return rows;
}

const shapes = [
  { shape: [256, 1, 28, 28], turns: { warm: 400, rounds: 25, each: 5, ratio: 4 } },
  { shape: [64, 3, 64, 64], turns: { warm: 300, rounds: 25, each: 5, ratio: 2 } },
  { shape: [64, 3, 256, 256], turns: { warm: 20, rounds: 15, each: 2, ratio: 2 } },
] as const;
const large = { shape: [1024, 3, 128, 128], turns: { warm: 3, rounds: 9, each: 1, ratio: 2 } } as const;

const penaltyRow = (pytorch: PyTorch) => ({ shape, turns }: { readonly shape: readonly number[]; readonly turns: Turns }): Promise<Row> => besidePyTorch(pytorch, `penalty (${shape.join(', ')})`, penaltyStep(shape), turns);

export const penalties: Group = { title: 'Penalties', isQuick: true, measure: () => withPyTorch((pytorch) => inTurn(shapes, penaltyRow(pytorch))) };

const randn = 'import torch\n\ntorch.manual_seed(0)\n\ndef step():\n    return torch.randn(64, 3, 256, 256)\n';

export const largeArrays: Group = {
  title: 'Large arrays', isQuick: false,
  measure: () => withPyTorch(async (pytorch) => [await penaltyRow(pytorch)(large), await besidePyTorch(pytorch, 'randn of 12.6 M numbers, seeded', randn, { warm: 2, rounds: 7, each: 1, ratio: 4 })]),
};

const source = (name: string): string => readFileSync(`test/bench/steps/${name}.py`, 'utf8');
const critics: readonly { readonly name: string; readonly source: string; readonly turns: Turns }[] = [
  { name: 'linear critic, step (64, 784)', source: source('mlp'), turns: { warm: 5, rounds: 15, each: 1 } },
  { name: 'digits critic, step (256, 1, 28, 28)', source: source('mnist'), turns: { warm: 1, rounds: 5, each: 1, ratio: 4 } },
  { name: 'DCGAN critic of 16 features, step (16, 3, 64, 64)', source: source('dcgan'), turns: { warm: 3, rounds: 9, each: 1, ratio: 4 } },
  { name: 'DCGAN critic of 64 features, step (16, 3, 64, 64)', source: source('dcgan').replace('features, batch, size, channels = 16,', 'features, batch, size, channels = 64,'), turns: { warm: 1, rounds: 3, each: 1, ratio: 4 } },
];

export const steps: Group = { title: 'Critic steps', isQuick: false, measure: () => withPyTorch((pytorch) => inTurn(critics, (critic) => besidePyTorch(pytorch, critic.name, critic.source, critic.turns))) };
