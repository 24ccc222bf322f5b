"""torch.distributions: densities, samples, and how far they are from one another."""
from torch.distributions import constraints, kl
from torch.distributions._continuous import Cauchy, Exponential, Gumbel, HalfNormal, Laplace, LogNormal, MultivariateNormal, Normal, Uniform
from torch.distributions._discrete import Bernoulli, Categorical, Geometric, Multinomial, OneHotCategorical, Poisson
from torch.distributions._gammas import Beta, Chi2, Dirichlet, Gamma, StudentT
from torch.distributions.distribution import Distribution, Independent
from torch.distributions.kl import kl_divergence, register_kl
