"""Functions at infinities, at poles and at types that differ."""
import torch
import torch.nn.functional as F

inf, nan = float('inf'), float('nan')
a = torch.tensor([inf, -inf, inf, -inf, 1.0, nan, 0.5], dtype=torch.float64, requires_grad=True)
b = torch.tensor([inf, -inf, 1.0, 2.0, -inf, inf, 0.5], dtype=torch.float64, requires_grad=True)
for f in (torch.logaddexp, torch.logaddexp2):
    y = f(a, b)
    print(y, torch.autograd.grad(y.sum(), (a, b)))
print(torch._standard_gamma(torch.tensor([0.0, 0.0])), torch._standard_gamma(torch.tensor([0.0, inf], dtype=torch.float64)))
x = torch.tensor([0.0, -2.0, -0.5, 0.5, inf, -inf, nan], dtype=torch.float64)
for n in range(1, 4):
    print(torch.polygamma(n, x))
leaf = torch.tensor([nan, 1.0, -1.0, 0.25], dtype=torch.float64, requires_grad=True)
y = F.softshrink(leaf)
print(y, torch.autograd.grad(y.sum(), leaf))
z = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print(torch.kron(z, torch.tensor([1, 2])), torch.kron(z, torch.tensor([2.0], dtype=torch.float64)), torch.kron(z, torch.tensor(2.0, dtype=torch.float64)).dtype)
print(torch.trace(z.int()).dtype, torch.linalg.vander(torch.tensor(1.5), N=3))
print(torch.renorm(z.requires_grad_(), 2, 0, 3.0))
