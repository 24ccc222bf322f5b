/** @file How the time of a step grows with the batch, the channels and the pixels: in proportion, or the bench says so. */
import { openArrays, stepRunner } from './stepRunner.ts';
import { quantile } from './times.ts';

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

/** A table: for each axis, milliseconds at once, four and sixteen times its extent, and the growth per doubling. */
export async function printGrowth(): Promise<void> {
  console.log(`\n${'a penalty and its backward on wasm'.padEnd(52)}${factors.map((factor) => `× ${factor}`.padStart(10)).join('')}   exponent`);
  for (const [name, sizeAt] of Object.entries(axes)) {
    const runners = await Promise.all(factors.map(async (factor) => stepRunner(program(sizeAt(factor)), await openArrays('wasm'))));
    runners.forEach((runner) => runner.time(3));
    const samples: number[][] = runners.map(() => []);
    for (let round = 0; round < 7; round++) runners.forEach((runner, i) => samples[i]?.push(...runner.time(1)));
    const medians = samples.map((each) => quantile(each, 0.5));
    const exponent = Math.log((medians.at(-1) ?? NaN) / (medians[0] ?? NaN)) / Math.log(factors.at(-1) ?? NaN);
    console.log(`${`${name}, from (${base.batch}, ${base.channels}, ${base.pixels}, ${base.pixels})`.padEnd(52)}${medians.map((median) => `${median.toFixed(1)} ms`.padStart(10)).join('')}   ${exponent.toFixed(2)}, ${exponent <= 1.15 ? 'linear' : 'ABOVE LINEAR'}`);
  }
}
