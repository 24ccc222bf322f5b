"""numpy.random: RandomState over the Mersenne twister, Generator over PCG64; both number for number."""
import math

import torch
from numpy._array import ndarray, tensor_of
from numpy._types import SCALARS, generic, name_of
from numpy.random._draws import Newer as _Newer, Older as _Older


def _count(size):
    total = 1
    for length in [] if size is None else ([size] if isinstance(size, int) else size):
        total *= int(length)
    return total


def _shaped(tensor, size):
    if size is None:
        return tensor[0].item()
    return ndarray(tensor.reshape([int(size)] if isinstance(size, int) else [int(length) for length in size]))


def _is_number(*values):
    return all(isinstance(value, (int, float)) for value in values)


def _spread(size, *parameters):
    """The parameters as tensors of one shape, and that shape; None where all are numbers."""
    if _is_number(*parameters):
        return None
    tensors = torch.broadcast_tensors(*[tensor_of(value, 'float64') for value in parameters])
    shape = tuple(tensors[0].shape) if size is None else ((size,) if isinstance(size, int) else tuple(size))
    return [tensor.expand(shape) for tensor in tensors], shape


def _key(seed):
    if seed is None:
        return [0]
    if isinstance(seed, int):
        if seed < 0:
            raise ValueError('expected non-negative integer')
        return [int(seed)]
    return [int(part) for part in tensor_of(seed).flatten().tolist()]


class _Distributions:
    """What both generators can draw."""

    def _scaled(self, numbers, size, low, scale):
        spread = _spread(size, low, scale)
        if spread is None:
            return _shaped(numbers(_count(size)) * scale + low, size)
        (low, scale), shape = spread
        return ndarray(low + scale * numbers(_count(shape)).reshape(shape))

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._scaled(self._draws.doubles, size, low, high - low if _is_number(low, high) else tensor_of(high, 'float64') - tensor_of(low, 'float64'))

    def standard_normal(self, size=None, dtype=float, out=None):
        return self._typed(_shaped(self._draws.normals(_count(size)), size), dtype)

    def _typed(self, result, dtype):
        return result if dtype in (float, None) or name_of(dtype) == 'float64' else result.astype(dtype)

    def normal(self, loc=0.0, scale=1.0, size=None):
        if _is_number(scale) and scale < 0:
            raise ValueError('scale < 0')
        return self._scaled(self._draws.normals, size, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        drawn = self.normal(mean, sigma, size)
        return math.exp(drawn) if size is None else ndarray(torch.exp(drawn._tensor))

    def exponential(self, scale=1.0, size=None):
        return self._scaled(self._draws.exponentials, size, 0.0, scale)

    def standard_exponential(self, size=None):
        return self.exponential(1.0, size)

    def gamma(self, shape, scale=1.0, size=None):
        return _shaped(self._draws.gammas(shape, _count(size)) * scale, size)

    def standard_gamma(self, shape, size=None):
        return self.gamma(shape, 1.0, size)

    def chisquare(self, df, size=None):
        return _shaped(2.0 * self._draws.gammas(df / 2, _count(size)), size)

    def dirichlet(self, alpha, size=None):
        rows = []
        for _ in range(_count(size)):
            row = torch.cat([self._draws.gammas(a, 1) for a in alpha])
            rows.append(row / row.sum())
        result = torch.stack(rows)
        return ndarray(result[0] if size is None else result.reshape(([size] if isinstance(size, int) else list(size)) + [len(alpha)]))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        u = self._draws.doubles(_count(size))
        return _shaped(torch.where(u >= 0.5, loc - scale * torch.log(2.0 - u - u), loc + scale * torch.log(u + u)), size)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        return _shaped(loc - scale * torch.log(-torch.log(1.0 - self._draws.doubles(_count(size)))), size)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        u = self._draws.doubles(_count(size))
        return _shaped(loc + scale * torch.log(u / (1.0 - u)), size)

    def rayleigh(self, scale=1.0, size=None):
        return _shaped(scale * torch.sqrt(2.0 * self._draws.exponentials(_count(size))), size)

    def poisson(self, lam=1.0, size=None):
        if _is_number(lam):
            return _shaped(self._draws.poissons(lam, _count(size)), size)
        (rates,), shape = _spread(size, lam)
        return ndarray(torch.cat([self._draws.poissons(rate, 1) for rate in rates.flatten().tolist()]).reshape(shape))

    def binomial(self, n, p, size=None):
        if _is_number(n, p):
            return _shaped(self._draws.binomials(n, p, _count(size)), size)
        (tries, chances), shape = _spread(size, n, p)
        return ndarray(torch.cat([self._draws.binomials(int(a), b, 1) for a, b in zip(tries.flatten().tolist(), chances.flatten().tolist())]).reshape(shape))

    def multivariate_normal(self, mean, cov, size=None, **options):
        mean, cov = tensor_of(mean, 'float64'), tensor_of(cov, 'float64')
        shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
        x = self._draws.normals(_count(shape) * mean.numel()).reshape(-1, mean.numel())
        u, s, v = torch.linalg.svd(cov)
        return ndarray((mean + x @ (torch.sqrt(s)[:, None] * v)).reshape(shape + (mean.numel(),)))

    # ---- order -----------------------------------------------------------------------------------------------

    def shuffle(self, x, axis=0):
        order = self._draws.order(len(x))
        if isinstance(x, (ndarray, torch.Tensor)):
            tensor = x._tensor if isinstance(x, ndarray) else x
            tensor.copy_(tensor[order].clone())
        else:
            x[:] = [x[index] for index in order.tolist()]

    def permutation(self, x, axis=0):
        if isinstance(x, int):
            return ndarray(self._draws.order(int(x)))
        return ndarray(tensor_of(x)[self._draws.order(len(x))])

    def _chosen(self, values, picked, size):
        picked = _shaped(picked, size)
        if isinstance(values, int):
            return picked
        if isinstance(picked, int):
            return values[picked]
        if isinstance(values, (list, tuple)) and values and isinstance(values[0], str):
            return _Texts([values[index] for index in picked._tensor.flatten().tolist()])
        return ndarray(tensor_of(values)[picked._tensor])

    def _weighted(self, p, count):
        weights = tensor_of(p, 'float64')
        if abs(weights.sum().item() - 1) > 1e-8:
            raise ValueError('probabilities do not sum to 1')
        edges = weights.cumsum(0)
        edges = edges / edges[-1]
        return (edges <= self._draws.doubles(count).unsqueeze(1)).sum(1)

    def _weighted_once(self, p, count):
        """Without replacement: draws again for what was drawn twice."""
        weights = tensor_of(p, 'float64').clone()
        found = []
        while len(found) < count:
            draws = self._draws.doubles(count - len(found))
            for index in found:
                weights[index] = 0
            edges = weights.cumsum(0)
            edges = edges / edges[-1]
            for index in (edges <= draws.unsqueeze(1)).sum(1).tolist():
                if index not in found:
                    found.append(index)
        return torch.tensor(found, dtype=torch.int64)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        total = int(a) if isinstance(a, int) else len(a)
        count = _count(size)
        if total == 0 and count:
            raise ValueError("a must be greater than 0 unless no samples are taken" if isinstance(a, int) else "'a' cannot be empty unless no samples are taken")
        if not replace and count > total:
            raise ValueError("Cannot take a larger sample than population when " + self._replace_words)
        if p is not None:
            picked = self._weighted(p, count) if replace else self._weighted_once(p, count)
        elif replace:
            picked = self._draws.wholes(0, total - 1, count)
        else:
            picked = self._without_replacement(total, count)
        return self._chosen(a, picked, size)


class _Texts(list):
    """A few texts that were chosen: NumPy has an array of them."""

    def __repr__(self):
        return '[' + ' '.join(repr(text) for text in self) + ']'

    def tolist(self):
        return list(self)


class RandomState(_Distributions):
    _replace_words = "'replace=False'"

    def __init__(self, seed=None):
        self._draws = _Older()
        self.seed(seed)

    def seed(self, seed=None):
        if isinstance(seed, int) and not 0 <= seed < 4294967296:
            raise ValueError('Seed must be between 0 and 2**32 - 1')
        self._draws.start(_key(seed))

    def random_sample(self, size=None):
        return _shaped(self._draws.doubles(_count(size)), size)

    random = ranf = sample = random_sample

    def rand(self, *shape):
        return self.random_sample(shape if shape else None)

    def randn(self, *shape):
        return self.standard_normal(shape if shape else None)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if low >= high:
            raise ValueError('low >= high')
        return _whole(_shaped(self._draws.wholes(int(low), int(high) - int(low) - 1, _count(size)), size), dtype)

    def random_integers(self, low, high=None, size=None):
        return self.randint(1, low + 1, size) if high is None else self.randint(low, high + 1, size)

    def beta(self, a, b, size=None):
        pairs = [(self._draws.gammas(a, 1), self._draws.gammas(b, 1)) for _ in range(_count(size))] if a > 1 or b > 1 else [self._small_beta(a, b) for _ in range(_count(size))]
        return _shaped(torch.cat([x / (x + y) for x, y in pairs]), size)

    def _small_beta(self, a, b):
        while True:
            u, v = self._draws.doubles(2)
            x, y = u ** (1.0 / a), v ** (1.0 / b)
            if 0.0 < x + y <= 1.0:
                return x.reshape(1), y.reshape(1)

    def _without_replacement(self, total, count):
        return self._draws.order(total)[:count]

    def get_state(self, legacy=True):
        return ('MT19937', self._draws.save())

    def set_state(self, state):
        self._draws.restore(state[1])


def _whole(result, dtype):
    if isinstance(result, int):
        return result if dtype in (int, None) else SCALARS[name_of(dtype)](result)
    return result if dtype in (int, None) else result.astype(dtype)


class SeedSequence:
    def __init__(self, entropy=None, **kwargs):
        self.entropy = entropy


class PCG64:
    def __init__(self, seed=None):
        self._key = _key(seed.entropy if isinstance(seed, SeedSequence) else seed)


class Generator(_Distributions):
    _replace_words = 'replace is False'
    beta = RandomState.beta
    _small_beta = RandomState._small_beta

    def __init__(self, bit_generator):
        self.bit_generator = bit_generator
        self._draws = _Newer()
        self._draws.start(bit_generator._key)

    def random(self, size=None, dtype=float, out=None):
        return self._typed(_shaped(self._draws.doubles(_count(size)), size), dtype)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        last = int(high) if endpoint else int(high) - 1
        if last < low:
            raise ValueError('low >= high')
        return _whole(_shaped(self._draws.wholes(int(low), last - int(low), _count(size)), size), dtype)

    def _without_replacement(self, total, count):
        if total > 10000 and count > total // 50:
            return self._draws.tail(total, count)
        return self._draws.picked(total, count)

    def permuted(self, x, axis=None):
        return self.permutation(x)

    def __repr__(self):
        return f'Generator(PCG64) at 0x{id(self):X}'

    def __str__(self):
        return 'Generator(PCG64)'


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))


_shared = RandomState()
mtrand = _shared
seed = _shared.seed
random = _shared.random
random_sample = _shared.random_sample
ranf = _shared.ranf
sample = _shared.sample
rand = _shared.rand
randn = _shared.randn
uniform = _shared.uniform
normal = _shared.normal
standard_normal = _shared.standard_normal
lognormal = _shared.lognormal
exponential = _shared.exponential
standard_exponential = _shared.standard_exponential
gamma = _shared.gamma
standard_gamma = _shared.standard_gamma
beta = _shared.beta
chisquare = _shared.chisquare
dirichlet = _shared.dirichlet
laplace = _shared.laplace
gumbel = _shared.gumbel
logistic = _shared.logistic
rayleigh = _shared.rayleigh
poisson = _shared.poisson
binomial = _shared.binomial
multivariate_normal = _shared.multivariate_normal
randint = _shared.randint
random_integers = _shared.random_integers
shuffle = _shared.shuffle
permutation = _shared.permutation
choice = _shared.choice
get_state = _shared.get_state
set_state = _shared.set_state
