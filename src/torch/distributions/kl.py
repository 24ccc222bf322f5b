"""torch.distributions.kl: how far one distribution is from another."""
import math

import torch
from torch.distributions._continuous import Exponential, Laplace, MultivariateNormal, Normal, Uniform
from torch.distributions._discrete import Bernoulli, Categorical, Geometric, OneHotCategorical, Poisson
from torch.distributions._gammas import Beta, Dirichlet, Gamma
from torch.distributions.distribution import Independent

def register_kl(type_p, type_q):
    def register(formula):
        _formulas[type_p, type_q] = formula
        return formula
    return register


def kl_divergence(p, q):
    for type_p in type(p).__mro__:
        for type_q in type(q).__mro__:
            if (type_p, type_q) in _formulas:
                return _formulas[type_p, type_q](p, q)
    raise NotImplementedError(f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')


def _normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


def _bernoulli(p, q):
    won = p.probs * (torch.nn.functional.softplus(-q.logits) - torch.nn.functional.softplus(-p.logits))
    won = torch.where(q.probs == 0, math.inf, won)
    won = torch.where(p.probs == 0, 0.0, won)
    lost = (1 - p.probs) * (torch.nn.functional.softplus(q.logits) - torch.nn.functional.softplus(p.logits))
    lost = torch.where(q.probs == 1, math.inf, lost)
    return won + torch.where(p.probs == 1, 0.0, lost)


def _categorical(p, q):
    t = p.probs * (p.logits - q.logits)
    t = torch.where((q.probs == 0).expand_as(t), math.inf, t)
    return torch.where((p.probs == 0).expand_as(t), 0.0, t).sum(-1)


def _one_hot(p, q):
    return _categorical(p._categorical, q._categorical)


def _beta(p, q):
    total_p = p.concentration1 + p.concentration0
    total_q = q.concentration1 + q.concentration0
    first = q.concentration1.lgamma() + q.concentration0.lgamma() + total_p.lgamma()
    second = p.concentration1.lgamma() + p.concentration0.lgamma() + total_q.lgamma()
    return first - second + (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1) + (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0) + (total_q - total_p) * torch.digamma(total_p)


def _dirichlet(p, q):
    total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
    first = total_p.lgamma() - total_q.lgamma()
    second = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
    return first - second + ((p.concentration - q.concentration) * (p.concentration.digamma() - total_p.digamma().unsqueeze(-1))).sum(-1)


def _gamma(p, q):
    first = q.concentration * (p.rate / q.rate).log() + torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
    return first + (p.concentration - q.concentration) * torch.digamma(p.concentration) + (q.rate - p.rate) * (p.concentration / p.rate)


def _exponential(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


def _geometric(p, q):
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


def _laplace(p, q):
    ratio = p.scale / q.scale
    away = (p.loc - q.loc).abs()
    return -ratio.log() + away / q.scale + ratio * torch.exp(-away / p.scale) - 1


def _uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    return torch.where((q.low > p.low) | (q.high < p.high), math.inf, result)


def _poisson(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


def _multivariate(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError('KL-divergence between two Multivariate Normals with                          different event shapes cannot be computed')
    determinants = q._half_log_det() - p._half_log_det()
    factor = q._unbroadcasted_scale_tril
    spread = torch.linalg.solve_triangular(factor, p._unbroadcasted_scale_tril, upper=False).pow(2).sum((-2, -1))
    distance = torch.linalg.solve_triangular(factor, (q.loc - p.loc).unsqueeze(-1), upper=False).pow(2).sum((-2, -1))
    return determinants + 0.5 * (spread + distance - p.event_shape[0])


def _independent(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return p._together(kl_divergence(p.base_dist, q.base_dist))


_formulas = {
    (Normal, Normal): _normal,
    (Bernoulli, Bernoulli): _bernoulli,
    (Categorical, Categorical): _categorical,
    (OneHotCategorical, OneHotCategorical): _one_hot,
    (Beta, Beta): _beta,
    (Dirichlet, Dirichlet): _dirichlet,
    (Gamma, Gamma): _gamma,
    (Exponential, Exponential): _exponential,
    (Geometric, Geometric): _geometric,
    (Laplace, Laplace): _laplace,
    (Uniform, Uniform): _uniform,
    (Poisson, Poisson): _poisson,
    (MultivariateNormal, MultivariateNormal): _multivariate,
    (Independent, Independent): _independent,
}
