"""numpy.random, both generators."""
import numpy as np
np.random.seed(0)
print(np.random.rand(3), np.random.randn(2, 2), np.random.randint(0, 10, 5), np.random.uniform(-1, 1, 3), np.random.normal(5, 2, 2), np.random.choice(5, 3), np.random.choice([10, 20, 30], 2, replace=False), np.random.permutation(6), np.random.random(2), np.random.exponential(2.0, 2), np.random.poisson(3, 5), np.random.binomial(10, 0.3, 4), np.random.choice(3, 4, p=[0.1, 0.2, 0.7]), np.random.beta(2, 3, 2), np.random.gamma(2.0, 1.5, 2), np.random.rand(), np.random.randint(5), np.random.standard_normal(), np.random.laplace(0, 1, 2), np.random.lognormal(0, 1, 2), np.random.poisson(20, 3))
x = np.arange(6); np.random.shuffle(x); print(x)
y = [1, 2, 3, 4]; np.random.shuffle(y); print(y)
m = np.arange(6).reshape(3, 2); np.random.shuffle(m); print(m, np.random.permutation(m))
r = np.random.RandomState(42); s = r.get_state(); a = r.rand(); r.set_state(s); print(a == r.rand(), r.randint(1, 7, (2, 3)), r.randint(2 ** 40, size=2), r.choice(['a', 'b'], 2).tolist())
for seed in (0, 42, 123456789012345):
    g = np.random.default_rng(seed)
    print(g.random(3), g.standard_normal(4), g.normal(1, 2, (2, 2)), g.integers(0, 10, 5), g.integers(5), g.uniform(-1, 1, 2), g.choice(5, 3), g.choice(10, 4, replace=False), g.permutation(5), g.exponential(2, 3), g.integers(0, 2 ** 40, 2), g.integers(1, 6, endpoint=True), g.choice([1.5, 2.5], 2), g.choice(3, 3, p=[.2, .3, .5]), g.poisson(4, 3), g.random(), g.gamma(2, 1, 2), g.integers(0, 100, (2, 2)))
    z = np.arange(5); g.shuffle(z); print(z)
g = np.random.default_rng(1); print(g.standard_normal(5000).mean(), g.standard_exponential(5000).sum())
np.random.seed(3); print(np.random.randn(5000).std(), np.random.randint(0, 1000, 1000).sum(), np.random.multivariate_normal([0, 0], [[1, .5], [.5, 2]], 2).shape)
