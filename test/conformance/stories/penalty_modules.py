"""Penalties as modules: a base class, mixins that choose points and norms, a scheduler of the weight, and unit tests."""
import math
import unittest
import torch
from torch import nn


class PenaltyBase(nn.Module):
    registry = {}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if key is not None:
            PenaltyBase.registry[key] = cls

    def __init__(self, weight=10.0, warmup=0, reduction="mean"):
        super().__init__()
        if reduction not in ("mean", "sum", "none"):
            raise ValueError(f"{reduction} is not a valid value for reduction")
        self.weight, self.warmup, self.reduction = weight, warmup, reduction
        self.register_buffer("calls", torch.tensor(0))

    @property
    def scale(self):
        if self.warmup and self.calls < self.warmup:
            return self.weight * 0.5 * (1 - math.cos(math.pi * self.calls.item() / self.warmup))
        return self.weight

    def points(self, real, fake):
        raise NotImplementedError

    def norms(self, gradient):
        return gradient.flatten(1).norm(2, dim=1)

    def phi(self, norms):
        return (norms - 1) ** 2

    def forward(self, critic, real, fake):
        x = self.points(real, fake).detach().requires_grad_()
        with torch.enable_grad():
            y = critic(x)
            g, = torch.autograd.grad(y, x, torch.ones_like(y), create_graph=self.training)
        values = self.scale * self.phi(self.norms(g))
        self.calls += 1
        return values if self.reduction == "none" else getattr(values, self.reduction)()

    def extra_repr(self):
        return f"weight={self.weight}, reduction={self.reduction!r}"


class OnTheLine:
    def points(self, real, fake):
        t = torch.rand(real.size(0), *(1,) * (real.dim() - 1), dtype=real.dtype)
        return t * real + (1 - t) * fake


class OnReal:
    def points(self, real, fake):
        return real


class SmoothNorm:
    eps = 1e-12

    def norms(self, gradient):
        return (gradient.pow(2).sum(dim=tuple(range(1, gradient.dim()))) + self.eps).sqrt()


class WGANGP(OnTheLine, PenaltyBase, key="wgan-gp"):
    pass


class SmoothGP(SmoothNorm, WGANGP, key="smooth"):
    pass


class R1(OnReal, PenaltyBase, key="r1"):
    def phi(self, norms):
        return norms ** 2 / 2


class Linear(nn.Module):
    """a critic whose gradient is known: w"""
    def __init__(self, w):
        super().__init__()
        self.w = nn.Parameter(w)

    def forward(self, x):
        return (x * self.w).flatten(1).sum(1)


class PenaltyTest(unittest.TestCase):
    shape = (4, 3, 5, 5)

    def setUp(self):
        torch.manual_seed(0)
        self.real, self.fake = torch.randn(self.shape), torch.randn(self.shape)

    def value(self, key, w, **kw):
        return PenaltyBase.registry[key](**kw)(Linear(w), self.real, self.fake)

    def test_unit_gradient(self):
        w = torch.ones(self.shape[1:]) / math.sqrt(math.prod(self.shape[1:]))
        self.assertAlmostEqual(self.value("wgan-gp", w).item(), 0.0, places=5)
        self.assertAlmostEqual(self.value("r1", w).item(), 5.0, places=4)

    def test_zero_gradient(self):
        self.assertEqual(self.value("wgan-gp", torch.zeros(self.shape[1:])).item(), 10.0)
        penalty = self.value("smooth", torch.zeros(self.shape[1:]))
        penalty.backward()
        self.assertTrue(torch.isfinite(penalty))

    def test_reduction(self):
        w = torch.randn(self.shape[1:])
        none = self.value("wgan-gp", w, reduction="none")
        self.assertEqual(none.shape, (4,))
        self.assertAlmostEqual(none.sum().item(), self.value("wgan-gp", w, reduction="sum").item(), delta=1e-3)
        with self.assertRaisesRegex(ValueError, "median is not a valid"):
            self.value("r1", w, reduction="median")

    def test_warmup(self):
        p = R1(weight=4.0, warmup=4).eval()
        scales = []
        for _ in range(6):
            scales.append(round(p.scale, 5))
            p(Linear(torch.ones(self.shape[1:])), self.real, self.fake)
        self.assertListEqual(scales, [0.0, 0.58579, 2.0, 3.41421, 4.0, 4.0])

    def test_abstract(self):
        with self.assertRaises(NotImplementedError):
            PenaltyBase()(Linear(torch.ones(3)), self.real, self.fake)


result = unittest.TextTestRunner(stream=None if False else __import__("io").StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(PenaltyTest))
print(result.testsRun, "run;", len(result.failures), "failed;", len(result.errors), "errors")
torch.manual_seed(1)
critic = nn.Sequential(nn.Flatten(), nn.Linear(75, 10), nn.Tanh(), nn.Linear(10, 1))
real, fake = torch.randn(4, 3, 5, 5), torch.randn(4, 3, 5, 5)
for key, cls in PenaltyBase.registry.items():
    p = cls(weight=2.0)
    v = p(critic, real, fake)
    v.backward()
    print(f"{key:<8} {v.item():.5f} {critic[1].weight.grad.norm().item():.5f} {p} {[c.__name__ for c in cls.__mro__[1:4]]}")
