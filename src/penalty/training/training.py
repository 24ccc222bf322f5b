"""Critic steps of WGAN-GP on made-up data: what a training file does, without its generator."""
import copy
import random

import numpy
import torch
from torch.nn.functional import interpolate

LEARNING_RATE = 1e-4
BETAS = (0.0, 0.9)


def seed_all(seed):
    """So that all critics are asked at the same points, wherever a penalty draws its numbers."""
    torch.manual_seed(seed)
    numpy.random.seed(seed % 2 ** 32)
    random.seed(seed)


def beside_data(x):
    """What the critic is told beside `x`, such as labels. Whoever trains one that is told something replaces this."""
    return ()


def scores_of(critic, x):
    """The first tensor that the critic answers: others are features or classes."""
    answer = critic(x, *beside_data(x))
    while not isinstance(answer, torch.Tensor):
        answer = list(answer.values())[0] if isinstance(answer, dict) else answer[0]
    return answer


def real_batch(shape):
    """Smooth pictures; vectors around 1."""
    if not 3 <= len(shape) <= 5:
        return 1 + 0.5 * torch.randn(shape)
    coarse = torch.randn(*shape[:2], *[min(4, size) for size in shape[2:]])
    mode = {3: 'linear', 4: 'bilinear', 5: 'trilinear'}[len(shape)]
    return torch.tanh(interpolate(coarse, size=tuple(shape[2:]), mode=mode, align_corners=False))


def fake_batch(shape):
    """Noise around 0."""
    noise = torch.randn(shape)
    return torch.tanh(noise) if 3 <= len(shape) <= 5 else noise


def gradient_of(critic, x, create_graph=False):
    x = x.detach().requires_grad_()
    return torch.autograd.grad(scores_of(critic, x).sum(), x, create_graph=create_graph)[0]


def norms_of(gradient):
    return gradient.flatten(1).norm(2, dim=1)


def reference(kind, target, scale):
    """The penalty of that kind, with one norm for each sample. `scale` is the weight that the file's own has inside."""
    def penalty(critic, real, fake, mixed):
        norms = norms_of(gradient_of(critic, real if kind == 'zero-centred' else mixed, create_graph=True))
        if kind == 'zero-centred':
            return scale * (norms ** 2).mean()
        above = norms - target
        return scale * ((torch.relu(above) if kind == 'one-sided' else above) ** 2).mean()
    return penalty


class Arm:
    """One critic with its optimizer. Every arm computes its penalty; only a penalised one is trained on it."""

    def __init__(self, critic, penalty, is_penalised):
        self.critic = critic
        self.penalty = penalty
        self.is_penalised = is_penalised
        self.optimizer = torch.optim.Adam(critic.parameters(), lr=LEARNING_RATE, betas=BETAS)

    def step(self, real, fake, mixed, seed, weight):
        seed_all(seed)
        self.optimizer.zero_grad()
        penalty = self.penalty(self.critic, real, fake, mixed)
        if not self.is_penalised:
            # Some penalties back-propagate by themselves.
            self.optimizer.zero_grad()
        norms = norms_of(gradient_of(self.critic, mixed))
        loss = scores_of(self.critic, fake).mean() - scores_of(self.critic, real).mean()
        (loss + weight * penalty if self.is_penalised else loss).backward()
        self.optimizer.step()
        return loss.item(), penalty.item(), norms.tolist()


class Training:
    """Copies of one critic that see the same data, drawn anew for every step."""

    def __init__(self, critic, shape, penalties, seed):
        self.arms = [Arm(copy.deepcopy(critic), penalty, is_penalised) for penalty, is_penalised in penalties]
        self.shape = shape
        self.seed = seed
        self.steps = 0

    def step(self, weight):
        seed = self.seed + 2 * self.steps
        torch.manual_seed(seed)
        real, fake = real_batch(self.shape), fake_batch(self.shape)
        share = torch.rand(self.shape[0], *[1 for _ in self.shape[1:]])
        mixed = share * real + (1 - share) * fake
        self.steps += 1
        return [arm.step(real, fake, mixed, seed + 1, weight) for arm in self.arms]
