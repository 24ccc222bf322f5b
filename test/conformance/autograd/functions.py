# needs functorch
"""Derivatives of functions: torch.autograd.functional, and what is torch.func today."""
import torch
from functorch import grad, grad_and_value, vmap
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vjp

x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, 0.25, 1.0])
print(jacobian(lambda v: v ** 2, x), jacobian(lambda a, b: a * b.sum(), (x, y)), jacobian(lambda v: (v.sum(), v * 2), x))
print(hessian(lambda v: (v ** 3).sum(), x), hessian(lambda a, b: (a * b).sum() ** 2, (x, y)))
print(vjp(lambda v: v.exp(), x, y), jvp(lambda v: v.exp(), x, y), hvp(lambda v: (v ** 3).sum(), x, y))


def cubes(v):
    return (v ** 3).sum()


torch.manual_seed(0)
print(grad(cubes)(x), grad(lambda v: grad(cubes)(v).sum())(x), grad_and_value(cubes)(x), grad(lambda a, b: (a * b).sum(), argnums=(0, 1))(x, y), grad(lambda v: ((v * 2).sum(), v), has_aux=True)(x))
print(vmap(cubes)(torch.ones(2, 3)), vmap(lambda a, b: a * b, in_dims=(0, None))(torch.ones(2, 3), x), vmap(lambda a: (a, a * 2), out_dims=1)(torch.ones(2, 3)))
critic = torch.nn.Linear(3, 1)
gradients = vmap(grad(lambda sample: critic(sample).sum()))(torch.randn(4, 3))
penalty = ((gradients.flatten(1).norm(dim=1) - 1) ** 2).mean()
penalty.backward()
print(penalty.item(), critic.weight.grad)
