"""torch.distributions: samples, densities, entropies, divergences, reprs and refusals."""
import torch
from torch.distributions import *
from torch.distributions import Normal, kl_divergence
import torch.distributions as D
torch.set_printoptions(precision=6)
t = torch.tensor
recipes = {
    'Normal': (lambda: Normal(t([0.0, 1.0, -2.0]), t([1.0, 0.5, 2.0])), t([0.3, 1.2, -1.0])),
    'Normal scalar': (lambda: Normal(0.5, 2), t(0.7)),
    'Uniform': (lambda: Uniform(t([0.0, 1.0]), t([1.0, 5.0])), t([0.2, 2.0])),
    'Bernoulli': (lambda: Bernoulli(t([0.3, 0.8])), t([1.0, 0.0])),
    'Bernoulli logits': (lambda: Bernoulli(logits=t([0.3, -0.8])), t([1.0, 1.0])),
    'Categorical': (lambda: Categorical(t([[0.2, 0.3, 0.5], [1.0, 2.0, 1.0]])), t([2, 1])),
    'Categorical logits': (lambda: Categorical(logits=t([0.2, 0.3, -0.5])), t(1)),
    'OneHot': (lambda: OneHotCategorical(t([0.2, 0.3, 0.5])), t([0., 1., 0.])),
    'Beta': (lambda: Beta(t([0.5, 2.0]), t([0.5, 3.0])), t([0.3, 0.6])),
    'Gamma': (lambda: Gamma(t([1.0, 2.5]), t([1.0, 0.5])), t([0.7, 3.0])),
    'Exponential': (lambda: Exponential(t([1.0, 0.5])), t([0.7, 3.0])),
    'Laplace': (lambda: Laplace(t([0.0, 1.0]), t([1.0, 2.0])), t([0.7, -3.0])),
    'Dirichlet': (lambda: Dirichlet(t([0.5, 1.0, 2.0])), t([0.2, 0.3, 0.5])),
    'Multinomial': (lambda: Multinomial(5, t([0.2, 0.3, 0.5])), t([1., 2., 2.])),
    'Poisson': (lambda: Poisson(t([2.0, 5.0])), t([1., 7.])),
    'Geometric': (lambda: Geometric(t([0.3, 0.6])), t([2., 0.])),
    'Cauchy': (lambda: Cauchy(t([0.0, 1.0]), t([1.0, 2.0])), t([0.7, -3.0])),
    'LogNormal': (lambda: LogNormal(t([0.0, 1.0]), t([1.0, 0.5])), t([0.7, 3.0])),
    'HalfNormal': (lambda: HalfNormal(t([1.0, 2.0])), t([0.7, 3.0])),
    'Gumbel': (lambda: Gumbel(t([0.0, 1.0]), t([1.0, 2.0])), t([0.7, 3.0])),
    'StudentT': (lambda: StudentT(t([3.0, 5.0])), t([0.7, 3.0])),
    'Independent': (lambda: Independent(Normal(torch.zeros(2, 3), torch.ones(2, 3)), 1), torch.full((2, 3), 0.4)),
    'MVN': (lambda: MultivariateNormal(t([1.0, 2.0]), t([[2.0, 0.5], [0.5, 1.0]])), t([0.5, 1.5])),
}
for name, (make, value) in recipes.items():
    torch.manual_seed(5)
    try:
        d = make()
        print(name, d)
        print('  shapes', d.batch_shape, d.event_shape, d.sample().shape, d.sample((3,)).shape, d.has_rsample)
        print('  sample', d.sample((2,)).tolist())
        print('  log_prob', d.log_prob(value).tolist())
        for what in ('mean', 'variance', 'stddev', 'mode'):
            try:
                print('  ' + what, getattr(d, what).tolist())
            except (NotImplementedError, AttributeError) as e:
                print('  ' + what, type(e).__name__)
        for what in ('entropy',):
            try:
                print('  ' + what, getattr(d, what)().tolist())
            except NotImplementedError as e:
                print('  ' + what, type(e).__name__)
        print('  next', torch.rand(1).item())
    except Exception as e:
        print(name, type(e).__name__, e)
for name in ('Normal', 'Uniform', 'Exponential', 'Laplace', 'Cauchy', 'Gumbel', 'HalfNormal', 'LogNormal'):
    d, v = recipes[name][0](), recipes[name][1]
    print(name, 'cdf', d.cdf(v).tolist(), 'icdf', d.icdf(t([0.2, 0.7])[:v.numel()] if v.numel() == 2 else t([0.2, 0.7, 0.5])).tolist())
loc = t([0.5, -1.0], requires_grad=True); scale = t([1.0, 2.0], requires_grad=True)
torch.manual_seed(0)
q = Normal(loc, scale)
kl = kl_divergence(q, Normal(torch.zeros(2), torch.ones(2)))
z = q.rsample((3,))
(kl.sum() + z.pow(2).sum() + q.log_prob(t([0.1, 0.2])).sum()).backward()
print(kl, z, loc.grad, scale.grad, q.sample().requires_grad)
pairs = [(Bernoulli(t(0.3)), Bernoulli(t(0.6))), (Categorical(t([0.2, 0.8])), Categorical(t([0.5, 0.5]))), (Beta(2., 3.), Beta(1., 1.)), (Gamma(2., 3.), Gamma(1., 1.)), (Exponential(2.), Exponential(1.)), (Laplace(0., 1.), Laplace(1., 2.)), (Dirichlet(t([1., 2.])), Dirichlet(t([2., 2.]))), (Uniform(0., 1.), Uniform(-1., 2.)), (recipes['MVN'][0](), MultivariateNormal(torch.zeros(2), torch.eye(2))), (Poisson(2.), Poisson(3.)), (recipes['Independent'][0](), Independent(Normal(torch.ones(2, 3), torch.ones(2, 3)), 1))]
for p, r in pairs:
    print(type(p).__name__, kl_divergence(p, r).tolist())
logits = t([0.1, 0.5, -0.3], requires_grad=True)
torch.manual_seed(1)
c = Categorical(logits=logits); a = c.sample(); (-c.log_prob(a) * 2.0 - 0.01 * c.entropy()).backward(); print(a, logits.grad, c.probs, c.logits)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Normal(0., -1.))
attempt(lambda: Normal(t([0.]), t([float('nan')])))
attempt(lambda: Normal(0., 1.).log_prob(t(float('nan'))))
attempt(lambda: Uniform(1., 0.))
attempt(lambda: Uniform(0., 1.).log_prob(t(2.)))
attempt(lambda: Bernoulli(1.5))
attempt(lambda: Bernoulli(0.5, logits=0.1))
attempt(lambda: Bernoulli(0.5).log_prob(t(0.5)))
attempt(lambda: Categorical())
attempt(lambda: Categorical(t([-1., 2.])))
attempt(lambda: Categorical(t([0.5, 0.5])).log_prob(t(2)))
attempt(lambda: Categorical(t([0.5, 0.5])).log_prob(t([0.5])))
attempt(lambda: Bernoulli(0.5).rsample())
attempt(lambda: Beta(0., 1.))
attempt(lambda: Normal(torch.zeros(2), torch.ones(3)))
attempt(lambda: Normal(torch.zeros(2), torch.ones(2)).log_prob(torch.zeros(3)))
attempt(lambda: Normal(0., -1., validate_args=False))
attempt(lambda: Normal(0, 1).expand((2, 3)))
attempt(lambda: Normal(0., 1.).sample_n(2).shape)
attempt(lambda: Uniform(0., 1.).support)
attempt(lambda: Normal(0., 1.).enumerate_support())
attempt(lambda: Categorical(t([0.5, 0.5])).enumerate_support())
