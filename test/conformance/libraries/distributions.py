# exact
import torch
from torch.distributions import Bernoulli, Normal, Uniform

torch.manual_seed(0)
print(Uniform(0, 1).sample((3, 1)), Normal(0.0, 2.0).sample((2,)), Bernoulli(0.5).sample((4,)), Normal(torch.zeros(2), torch.ones(2)).rsample())
print(Uniform(torch.tensor([0.0]), torch.tensor([2.0])).sample((2,)), torch.distributions.Uniform(-1.0, 1.0).sample([4]).shape, Normal(0, 1), Uniform(0, 1), Normal(1.0, 2.0).mean)
