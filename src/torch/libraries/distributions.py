"""torch.distributions: the distributions that penalties and noise are drawn from."""
import math

import torch


class Distribution:
    """A subclass gives its parameters as tensors of one shape, and `rsample` or `sample`."""

    def _set(self, **parameters):
        tensors = torch.broadcast_tensors(*(value if isinstance(value, torch.Tensor) else torch.tensor(float(value)) for value in parameters.values()))
        for name, tensor in zip(parameters, tensors):
            setattr(self, name, tensor)
        self.batch_shape = tensors[0].shape

    def _extended_shape(self, sample_shape):
        return torch.Size(tuple(sample_shape) + tuple(self.batch_shape))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    def __repr__(self):
        names = [name for name, value in self.__dict__.items() if isinstance(value, torch.Tensor)]
        shown = ', '.join(f'{name}: {getattr(self, name) if getattr(self, name).numel() == 1 else getattr(self, name).size()}' for name in names)
        return f'{type(self).__name__}({shown})'


class Uniform(Distribution):
    def __init__(self, low, high, validate_args=None):
        self._set(low=low, high=high)

    def rsample(self, sample_shape=torch.Size()):
        return self.low + torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype) * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    @property
    def mean(self):
        return (self.high + self.low) / 2

    def entropy(self):
        return torch.log(self.high - self.low)


class Normal(Distribution):
    def __init__(self, loc, scale, validate_args=None):
        self._set(loc=loc, scale=scale)

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=torch.Size()):
        return self.loc + torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_() * self.scale

    def log_prob(self, value):
        return -((value - self.loc) ** 2) / (2 * self.scale ** 2) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    @property
    def mean(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class Bernoulli(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        if probs is None:
            probs = torch.sigmoid(torch.as_tensor(logits, dtype=torch.get_default_dtype()))
        self._set(probs=probs)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        return value * torch.log(self.probs) + (1 - value) * torch.log(1 - self.probs)

    @property
    def mean(self):
        return self.probs


class Categorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self.probs = torch.softmax(logits, -1) if probs is None else probs / probs.sum(-1, keepdim=True)
        self.logits = torch.log(self.probs)
        self.batch_shape = self.probs.shape[:-1]

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        count = 1
        for length in sample_shape:
            count *= length
        flat = self.probs.reshape(-1, self.probs.size(-1))
        return torch.multinomial(flat, count, True).t().reshape(shape)

    def log_prob(self, value):
        return self.logits.gather(-1, value.long().unsqueeze(-1)).squeeze(-1)

    def entropy(self):
        return -(self.probs * self.logits).sum(-1)
