"""Config-heavy research style"""
import argparse, collections, functools, inspect, logging, operator, re, sys
from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, deque
from contextlib import contextmanager
from copy import deepcopy
from enum import Enum
from functools import partial, wraps
from itertools import chain, cycle, islice, product
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Sequence, Tuple, Union
import torch
from torch import Tensor, nn
import torch.nn.functional as F

logger = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format='[%(levelname)s] %(name)s: %(message)s')
REGISTRY: Dict[str, type] = {}

def register(name: str | None = None):
    def deco(cls):
        REGISTRY[name or cls.__name__.lower()] = cls
        return cls
    return deco

class Penalty(ABC):
    def __init__(self, weight: float = 10.0, **kw: Any) -> None:
        self.weight = weight
        self.kw = kw
    @abstractmethod
    def __call__(self, critic: nn.Module, real: Tensor, fake: Tensor) -> Tensor: ...
    def __repr__(self): return f'{self.__class__.__name__}(weight={self.weight}, {", ".join(f"{k}={v!r}" for k, v in sorted(self.kw.items()))})'

@register('gp')
class GP(Penalty):
    def __call__(self, critic, real, fake):
        alpha = torch.rand(real.size(0), *([1] * (real.dim() - 1)))
        x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
        grad, = torch.autograd.grad(critic(x).sum(), x, create_graph=True)
        return self.weight * ((grad.flatten(1).norm(2, dim=1) - 1) ** 2).mean()

@register()
class R1(Penalty):
    def __call__(self, critic, real, fake=None):
        real = real.detach().requires_grad_()
        grad, = torch.autograd.grad(critic(real).sum(), real, create_graph=True)
        return self.weight / 2 * grad.pow(2).sum(dim=tuple(range(1, grad.ndim))).mean()

class Meter:
    def __init__(self, window=20): self.values = deque(maxlen=window); self.total = 0.; self.count = 0
    def update(self, v, n=1): self.values.append(v); self.total += v * n; self.count += n
    @property
    def avg(self): return self.total / max(self.count, 1)
    def __str__(self): return f'{self.values[-1]:.3f} ({self.avg:.3f})'

class MetricLogger:
    def __init__(self, delimiter='  '): self.meters = defaultdict(Meter); self.delimiter = delimiter
    def update(self, **kw):
        for k, v in kw.items():
            if isinstance(v, Tensor): v = v.item()
            assert isinstance(v, (float, int))
            self.meters[k].update(v)
    def __getattr__(self, attr):
        if attr in self.meters: return self.meters[attr]
        if attr in self.__dict__: return self.__dict__[attr]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attr}'")
    def __str__(self): return self.delimiter.join(f'{n}: {m}' for n, m in self.meters.items())
    def log_every(self, iterable, freq, header=''):
        width = ':' + str(len(str(len(iterable)))) + 'd'
        for i, obj in enumerate(iterable):
            yield obj
            if i % freq == 0:
                print((header + ' [{0' + width + '}/{1}] {meters}').format(i, len(iterable), meters=str(self)))

def get_parser():
    p = argparse.ArgumentParser('train', description='x', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument('--penalty', default='gp', choices=list(REGISTRY), help='which')
    p.add_argument('--lr', '-l', type=float, default=2e-4)
    p.add_argument('--betas', type=float, nargs=2, default=(0.0, 0.9))
    p.add_argument('--dims', type=lambda s: [int(x) for x in s.split(',')], default='8,4')
    p.add_argument('--no-cuda', action='store_true')
    p.add_argument('--verbose', '-v', action='count', default=0)
    g = p.add_mutually_exclusive_group()
    g.add_argument('--fast', action='store_true')
    s = p.add_argument_group('extra'); s.add_argument('--tag', action='append', dest='tags')
    return p

def timed(fn):
    @wraps(fn)
    def inner(*a, **k):
        logger.info('calling %s%s', fn.__name__, inspect.signature(fn))
        return fn(*a, **k)
    return inner

class Critic(nn.Module):
    def __init__(self, dims: Sequence[int], act: Callable[[], nn.Module] = partial(nn.LeakyReLU, 0.2)):
        super().__init__()
        layers = OrderedDict()
        for i, (a, b) in enumerate(zip((2, *dims), (*dims, 1))):
            layers[f'fc{i}'] = nn.Linear(a, b)
            if i < len(dims): layers[f'act{i}'] = act()
        self.net = nn.Sequential(layers)
    def forward(self, x): return self.net(x).squeeze(-1)

@timed
def train(args, steps: int = 4) -> dict:
    torch.manual_seed(0)
    critic = Critic(args.dims)
    pen = REGISTRY[args.penalty](weight=10., target=1, mode='x')
    opt = torch.optim.Adam(critic.parameters(), lr=args.lr, betas=tuple(args.betas))
    log = MetricLogger()
    print(critic, pen, sum(p.numel() for p in critic.parameters()), [n for n, _ in critic.named_parameters()], sep='\n')
    for _ in log.log_every(range(steps), 2, 'train'):
        real, fake = torch.randn(8, 2) + 2, torch.randn(8, 2)
        gp = pen(critic, real, fake)
        loss = critic(fake).mean() - critic(real).mean() + gp
        opt.zero_grad(set_to_none=True); loss.backward(); opt.step()
        log.update(loss=loss, gp=gp.item())
    return {k: round(m.avg, 5) for k, m in log.meters.items()}

if __name__ == '__main__':
    args = get_parser().parse_args(['--betas', '0.5', '0.99', '-vv', '--tag', 'a', '--tag', 'b', '--lr=1e-3'])
    print(args, vars(args)['tags'])
    print(train(args))
    args.penalty = 'r1'
    print(train(args, steps=1))
    try:
        MetricLogger().nope
    except AttributeError as e:
        print(e)
    try:
        Penalty()
    except TypeError as e:
        print(e)
    try:
        get_parser().parse_args(['--penalty', 'zz'])
    except SystemExit as e:
        print('exit', e.code)
    print(get_parser().parse_known_args(['--unknown', '1'])[1], getattr(args, 'missing', None), args == deepcopy(args))
