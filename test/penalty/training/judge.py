"""What real PyTorch gives for the training that the panel does: `python3 test/penalty/training/judge.py` writes judged.json.

A training loop of its own, so that ours is not its own judge. Data of step k are drawn with seed + 2 k; each critic's
penalty and its dropout with seed + 2 k + 1.
"""
import copy
import json
import runpy
from pathlib import Path

import torch
import torch.nn.functional as F

here = Path(__file__).parent
steps, seed = 10, 0


def pictures(shape):
    real = F.interpolate(torch.randn(shape[0], shape[1], 4, 4), size=shape[2:], mode='bilinear', align_corners=False).tanh()
    return real, torch.randn(shape).tanh()


def vectors(shape):
    real = 1 + 0.5 * torch.randn(shape)
    return real, torch.randn(shape)


def slope(critic, x, create_graph):
    x = x.detach().requires_grad_(True)
    scores = critic(x)
    return torch.autograd.grad(scores, x, torch.ones_like(scores), create_graph=create_graph)[0]


def train(critic, penalty, data, shape, weight, is_penalised):
    critic = copy.deepcopy(critic)
    optimizer = torch.optim.Adam(critic.parameters(), lr=1e-4, betas=(0.0, 0.9))
    rows = []
    for step in range(steps):
        torch.manual_seed(seed + 2 * step)
        real, fake = data(shape)
        share = torch.rand([shape[0]] + [1] * (len(shape) - 1))
        mixed = share * real + (1 - share) * fake
        torch.manual_seed(seed + 2 * step + 1)
        cost = penalty(critic, real, fake, mixed)
        norms = slope(critic, mixed, False).reshape(shape[0], -1).pow(2).sum(1).sqrt()
        loss = critic(fake).mean() - critic(real).mean()
        optimizer.zero_grad()
        (loss + weight * cost if is_penalised else loss).backward()
        optimizer.step()
        rows.append({'loss': loss.item(), 'penalty': cost.item(), 'norm': norms.mean().item()})
    return rows


class Told(torch.nn.Module):
    """A critic that knows the labels of its data."""

    def __init__(self, critic, labels):
        super().__init__()
        self.critic = critic
        self.labels = labels

    def forward(self, x):
        return self.critic(x, self.labels)


def both(critic, penalty, data, shape, weight):
    return {'own': train(critic, penalty, data, shape, weight, True), 'none': train(critic, penalty, data, shape, weight, False)}


def judged():
    torch.manual_seed(seed)
    sample = runpy.run_path(str(here / '../../../samples/dcgan_critic.py'))
    torch.manual_seed(seed)
    # The file makes its generator first.
    sample['Generator']()
    dcgan = both(sample['Critic'](), lambda critic, real, fake, mixed: sample['gradient_penalty'](critic, real, fake), pictures, [8, 3, 32, 32], 10)
    torch.manual_seed(seed)
    mlp = runpy.run_path(str(here / 'mlp_critic.py'))
    # λ = 10 is inside.
    vector = both(mlp['critic'], lambda critic, real, fake, mixed: mlp['gradient_penalty'](slope(critic, mixed, True)), vectors, [16, 12], 1)
    for rows in vector.values():
        for row in rows:
            row['penalty'] /= 10
    torch.manual_seed(seed)
    labelled = runpy.run_path(str(here / 'labelled_critic.py'))
    shape = [8, 1, 8, 8]
    # Ten classes, the last first.
    labels = 9 - torch.arange(shape[0]) % 10
    penalty = labelled['gradient_penalty']

    def told_penalty(critic, real, fake, mixed):
        penalty.__globals__['D'] = critic.critic
        return penalty(real, fake, labels)

    told = both(Told(labelled['D'], labels), told_penalty, pictures, shape, 10)
    return {'dcgan': dcgan, 'mlp': vector, 'labelled': told}


if __name__ == '__main__':
    torch.set_num_threads(1)
    text = json.dumps(judged(), indent=1)
    (here / 'judged.json').write_text(text + '\n')
