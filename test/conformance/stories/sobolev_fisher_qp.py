"""Critics that are held by other means than a norm of one: Sobolev, Fisher with a multiplier, and GAN-QP."""
import abc
import torch
from torch import nn


class Objective(abc.ABC):
    name = "?"

    @abc.abstractmethod
    def critic_loss(self, critic, real, fake):
        """what the critic descends"""

    def after_step(self):
        pass

    def report(self):
        return {}


class Fisher(Objective):
    """E_p f - E_q f  subject to  (E_p f^2 + E_q f^2) / 2 = 1, by an augmented Lagrangian"""
    name = "fisher"

    def __init__(self, rho=1e-2):
        self.alpha = torch.zeros(1, requires_grad=True)
        self.rho = rho

    def critic_loss(self, critic, real, fake):
        vr, vf = critic(real), critic(fake)
        E_P_f, E_Q_f = vr.mean(), vf.mean()
        E_P_f2, E_Q_f2 = (vr ** 2).mean(), (vf ** 2).mean()
        self.constraint = 1 - (0.5 * E_P_f2 + 0.5 * E_Q_f2)
        obj = E_P_f - E_Q_f + self.alpha * self.constraint - self.rho / 2 * self.constraint ** 2
        return -obj

    def after_step(self):
        self.alpha.data += self.rho * -self.alpha.grad
        self.alpha.grad.detach_()
        self.alpha.grad.zero_()

    def report(self):
        return {"alpha": self.alpha.item(), "constraint": self.constraint.item()}


class Sobolev(Fisher):
    """the constraint is on the gradient: E |grad f|^2 = 1"""
    name = "sobolev"

    def critic_loss(self, critic, real, fake):
        mixed = torch.cat([real, fake]).requires_grad_(True)
        scores = critic(mixed)
        grad = torch.autograd.grad(scores.sum(), mixed, create_graph=True)[0]
        self.constraint = 1 - grad.pow(2).sum(1).mean()
        n = len(real)
        return -(scores[:n].mean() - scores[n:].mean() + self.alpha * self.constraint - self.rho / 2 * self.constraint ** 2)


class QP(Objective):
    name = "gan-qp"

    def __init__(self, lam=10.0):
        self.lam = lam

    def critic_loss(self, critic, real, fake):
        diff = critic(real) - critic(fake)
        distance = self.lam * (real - fake).abs().mean(dim=1, keepdim=True)
        return (-diff + 0.5 * diff ** 2 / distance).mean()


class RelativisticHinge(Objective):
    name = "rahinge"

    def critic_loss(self, critic, real, fake):
        r, f = critic(real), critic(fake)
        return (torch.relu(1 - (r - f.mean())).mean() + torch.relu(1 + (f - r.mean())).mean()) / 2


def swiss_roll(n):
    t = 1.5 * torch.pi * (1 + 2 * torch.rand(n))
    return torch.stack((t * t.cos(), t * t.sin()), 1) / 7.5


for objective in (Fisher(rho=0.1), Sobolev(rho=0.1), QP(), RelativisticHinge()):
    torch.manual_seed(30)
    critic = nn.Sequential(nn.Linear(2, 16), nn.SELU(), nn.Linear(16, 16), nn.SELU(), nn.Linear(16, 1))
    opt = torch.optim.Adam(critic.parameters(), lr=3e-3, betas=(0.5, 0.999))
    for step in range(6):
        real, fake = swiss_roll(16), torch.randn(16, 2)
        loss = objective.critic_loss(critic, real, fake)
        opt.zero_grad()
        loss.backward()
        objective.after_step()
        opt.step()
    extra = " ".join(f"{k}={v:.4f}" for k, v in objective.report().items())
    print(f"{objective.name:>8}: {loss.item():+.5f} {extra}".rstrip(), (objective.__doc__ or "").strip().split("  ")[0])
try:
    Objective()
except TypeError as e:
    print(e)
print(Sobolev.__mro__[1].__name__, issubclass(Sobolev, Objective), isinstance(QP(), Fisher))
