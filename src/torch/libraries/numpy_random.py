"""numpy.random: NumPy's older generator, the Mersenne twister that torch.manual_seed seeds alike, number for number."""
import math

import torch
from numpy._array import ndarray, tensor_of


def _count(size):
    total = 1
    for length in [] if size is None else ([size] if isinstance(size, int) else size):
        total *= int(length)
    return total


def _shaped(tensor, size):
    if size is None:
        return tensor[0].item()
    return ndarray(tensor.reshape([size] if isinstance(size, int) else [int(length) for length in size]))


def _answer(tensor):
    """One number is Python's own here."""
    return tensor.item() if tensor.dim() == 0 else ndarray(tensor)


def _plain(value):
    return value if isinstance(value, (int, float)) else tensor_of(value)


class RandomState:
    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, seed=None):
        self._generator = torch.Generator()
        self._generator.manual_seed(0 if seed is None else int(seed))
        self._words = torch.empty(0, dtype=torch.int64)
        self._spare = None

    # ---- the twister's words ---------------------------------------------------------------------------------

    def _take(self, count):
        """The next 32-bit words."""
        missing = count - self._words.numel()
        if missing > 0:
            fresh = torch.randint(0, 4294967295, (max(missing, 64),), generator=self._generator)
            self._words = torch.cat([self._words, fresh])
        words = self._words[:count]
        self._words = self._words[count:]
        return words

    def _give_back(self, words):
        self._words = torch.cat([words, self._words])

    def _doubles(self, count):
        """Uniform in [0, 1) with 53 bits, two words each."""
        words = self._take(2 * count).reshape(count, 2)
        high = torch.div(words[:, 0], 32, rounding_mode='floor').double()
        low = torch.div(words[:, 1], 64, rounding_mode='floor').double()
        return (high * 67108864.0 + low) / 9007199254740992.0

    def _below(self, limit):
        """One integer in [0, limit], by rejection within the next power of two."""
        if limit == 0:
            return 0
        mask = (1 << limit.bit_length()) - 1
        while True:
            value = self._take(1).item() & mask
            if value <= limit:
                return value

    def _gaussians(self, count):
        """Marsaglia's polar method: each accepted pair gives two numbers; the second is kept for the next call."""
        parts = []
        have = 0
        if self._spare is not None and count > 0:
            parts.append(torch.tensor([self._spare], dtype=torch.float64))
            self._spare = None
            have = 1
        while have < count:
            pairs = self._pairs((count - have + 1) // 2)
            parts.append(pairs)
            have += pairs.numel()
        if not parts:
            return torch.empty(0, dtype=torch.float64)
        numbers = torch.cat(parts)
        if have > count:
            self._spare = numbers[count].item()
        return numbers[:count]

    def _pairs(self, wanted):
        tries = wanted + wanted // 2 + 4
        words = self._take(4 * tries)
        self._give_back(words)
        points = 2.0 * self._doubles(2 * tries).reshape(tries, 2) - 1.0
        squares = (points * points).sum(1)
        accepted = torch.nonzero((squares < 1.0) & (squares > 0.0)).flatten()[:wanted]
        used = accepted[-1].item() + 1 if accepted.numel() == wanted else tries
        self._give_back(words[4 * used:])
        squares = squares[accepted]
        factor = torch.sqrt(-2.0 * torch.log(squares) / squares)
        return torch.stack([factor * points[accepted, 1], factor * points[accepted, 0]], 1).flatten()

    # ---- distributions ---------------------------------------------------------------------------------------

    def random_sample(self, size=None):
        return _shaped(self._doubles(_count(size)), size)

    random = ranf = sample = random_sample

    def rand(self, *shape):
        return self.random_sample(shape if shape else None)

    def uniform(self, low=0.0, high=1.0, size=None):
        return _answer(tensor_of(self.random_sample(size), 'float64') * (_plain(high) - _plain(low)) + _plain(low))

    def standard_normal(self, size=None):
        return _shaped(self._gaussians(_count(size)), size)

    def randn(self, *shape):
        return self.standard_normal(shape if shape else None)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _answer(tensor_of(self.standard_normal(size), 'float64') * _plain(scale) + _plain(loc))

    def exponential(self, scale=1.0, size=None):
        return _answer(-torch.log1p(-tensor_of(self.random_sample(size), 'float64')) * scale)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        numbers = torch.tensor([low + self._below(high - low - 1) for _ in range(_count(size))], dtype=torch.int64)
        return _shaped(numbers, size)

    def random_integers(self, low, high=None, size=None):
        return self.randint(1, low + 1, size) if high is None else self.randint(low, high + 1, size)

    def binomial(self, n, p, size=None):
        draws = self._doubles(_count(size) * n).reshape(-1, n)
        return _shaped((draws < p).sum(1), size)

    # ---- order -----------------------------------------------------------------------------------------------

    def shuffle(self, values):
        for index in reversed(range(1, len(values))):
            other = self._below(index)
            kept = values[index].copy() if hasattr(values[index], 'copy') else values[index]
            values[index] = values[other]
            values[other] = kept

    def permutation(self, values):
        order = list(range(values if isinstance(values, int) else len(values)))
        self.shuffle(order)
        picked = torch.tensor(order, dtype=torch.int64)
        return ndarray(picked if isinstance(values, int) else tensor_of(values)[picked])

    def choice(self, values, size=None, replace=True, p=None):
        total = values if isinstance(values, int) else len(values)
        if p is not None:
            edges = tensor_of(p, 'float64').cumsum(0)
            draws = self._doubles(_count(size))
            picked = (edges / edges[-1] <= draws.unsqueeze(1)).sum(1)
        elif replace:
            picked = torch.tensor([self._below(total - 1) for _ in range(_count(size))], dtype=torch.int64)
        else:
            picked = self.permutation(total)._tensor[:_count(size)]
        picked = _shaped(picked, size)
        if isinstance(values, int):
            return picked
        if isinstance(picked, int):
            return values[picked]
        return ndarray(tensor_of(values)[picked._tensor])

    def get_state(self):
        return ('MT19937', self._generator.get_state(), self._words.clone(), self._spare)

    def set_state(self, state):
        self._generator.set_state(state[1])
        self._words = state[2].clone()
        self._spare = state[3]


_shared = RandomState()
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
exponential = _shared.exponential
randint = _shared.randint
random_integers = _shared.random_integers
binomial = _shared.binomial
shuffle = _shared.shuffle
permutation = _shared.permutation
choice = _shared.choice
get_state = _shared.get_state
set_state = _shared.set_state
