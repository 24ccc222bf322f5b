"""Not a number goes through activations, and their gradients take it for a number above the threshold."""
import torch
import torch.nn.functional as F

x = torch.tensor([float('nan'), 1.0, -1.0], dtype=torch.float64)
for f in (F.elu, F.selu, F.celu, F.relu, F.leaky_relu, F.hardtanh, F.relu6, F.hardshrink, F.softsign, F.tanhshrink):
    leaf = x.clone().requires_grad_()
    y = f(leaf)
    print(f.__name__, y.tolist(), torch.autograd.grad(y.sum(), leaf)[0].tolist())
print(F.threshold(x, 0.5, 2.0), torch.xlogy(torch.zeros(3, dtype=torch.float64), x))
print(x.cummax(0), x.cummin(0))
