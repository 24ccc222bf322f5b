"""The norms are averaged before 1 is subtracted: pictures with too much slope hide pictures with none."""
import math

import torch


def gradient_penalty(gradient):
    batch_size = gradient.shape[0]
    norms = torch.sqrt(torch.sum(gradient.reshape(batch_size, -1) ** 2, dim=1) + 1e-12)
    return (norms.mean() - 1) ** 2


if __name__ == '__main__':
    shape = (10, 3, 8, 8)
    unit = torch.ones(shape) / math.sqrt(3 * 8 * 8)
    half = unit.clone()
    half[:5] = 0
    half[5:] *= 2
    print(f'all of length 1:          {gradient_penalty(unit).item():.6f}')
    print(f'half of length 0, half 2: {gradient_penalty(half).item():.6f} (right: 1)')
