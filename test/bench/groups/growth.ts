/** @file How the time of a step grows with the batch, the channels and the pixels: in proportion, or its target is missed. */
import type { Group, Row } from '../row.ts';
import { openArrays, stepRunner } from '../stepRunner.ts';

interface Size { readonly batch: number; readonly channels: number; readonly pixels: number }

/** A convolution's work grows with the square of the channels; here only the images' channels grow. */
const program = ({ batch, channels, pixels }: Size): string => `
import torch
from torch import nn, autograd

torch.manual_seed(0)
critic = nn.Sequential(nn.Conv2d(${channels}, 32, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(32, 1, 4, 2, 1), nn.Flatten())
data = torch.rand(${batch}, ${channels}, ${pixels}, ${pixels})

def step():
    mixed = data.clone().requires_grad_(True)
    scores = critic(mixed).sum(1)
    gradient = autograd.grad(scores.sum(), mixed, create_graph=True)[0].flatten(1)
    critic.zero_grad()
    ((gradient.norm(2, dim=1) - 1) ** 2).mean().backward()
`;

const base: Size = { batch: 32, channels: 8, pixels: 32 };
const axes = {
  batch: (factor: number): Size => ({ ...base, batch: base.batch * factor }),
  channels: (factor: number): Size => ({ ...base, channels: base.channels * factor }),
  pixels: (factor: number): Size => ({ ...base, pixels: base.pixels * Math.sqrt(factor) }),
};
const factors = [1, 4, 16];

/** Each size's time beside that of the smallest: the ratio is at most the factor where time grows in proportion. */
async function growthRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [axis, sizeAt] of Object.entries(axes)) {
    const runners = await Promise.all(factors.map(async (factor) => stepRunner(program(sizeAt(factor)), await openArrays('wasm'))));
    runners.forEach((runner) => runner.time(3));
    const samples: number[][] = runners.map(() => []);
    for (let round = 0; round < 7; round++) runners.forEach((runner, i) => samples[i]?.push(...runner.time(1)));
    const [smallest = []] = samples;
    rows.push(...factors.map((factor, i): Row => {
      const { batch, channels, pixels } = sizeAt(factor);
      return { name: `${axis} × ${factor}: (${[batch, channels, pixels, pixels].join(', ')})`, unit: 'ms', samples: samples[i] ?? [], ...(factor === 1 ? {} : { peer: { name: `${axis} × 1`, samples: smallest }, target: { ratio: Math.round(factor ** 1.15 * 10) / 10 } }) };
    }));
  }
  return rows;
}

export const growth: Group = { title: 'Growth', isQuick: false, measure: growthRows };
