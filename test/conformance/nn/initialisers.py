"""torch.nn.init: every function, bit for bit where it draws, and what it refuses."""
import torch
from torch import nn


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def total(t):
    return (t.double() * torch.cos(torch.arange(t.numel(), dtype=torch.float64)).reshape(t.shape)).sum().item()


for shape in ((4, 6), (6, 4), (4, 3, 5), (4, 3, 3, 2), (20, 17)):
    torch.manual_seed(1)
    for name in ('uniform_', 'normal_', 'ones_', 'zeros_', 'trunc_normal_', 'xavier_uniform_', 'xavier_normal_', 'kaiming_uniform_', 'kaiming_normal_', 'orthogonal_'):
        print(name, shape, total(getattr(nn.init, name)(torch.empty(shape))))
    for mode in ('fan_in', 'fan_out'):
        for nonlinearity in ('relu', 'leaky_relu', 'tanh', 'selu', 'linear', 'sigmoid', 'conv2d'):
            print(mode, nonlinearity, total(nn.init.kaiming_normal_(torch.empty(shape), a=0.2, mode=mode, nonlinearity=nonlinearity)), total(nn.init.kaiming_uniform_(torch.empty(shape), a=0.2, mode=mode, nonlinearity=nonlinearity)))
    print(total(nn.init.xavier_uniform_(torch.empty(shape), gain=2.0)), total(nn.init.orthogonal_(torch.empty(shape), gain=0.5)), total(nn.init.uniform_(torch.empty(shape), -2, 5)), total(nn.init.normal_(torch.empty(shape), 1.0, 0.02)), total(nn.init.constant_(torch.empty(shape), 0.3)))
    print(total(nn.init.trunc_normal_(torch.empty(shape), mean=0.5, std=2.0, a=-1.0, b=1.5)), nn.init._calculate_fan_in_and_fan_out(torch.empty(shape)))
torch.manual_seed(2)
print(nn.init.eye_(torch.empty(2, 3)), nn.init.sparse_(torch.empty(5, 3), sparsity=0.4), nn.init.sparse_(torch.empty(4, 2), 0.1, std=1.0))
print(nn.init.dirac_(torch.empty(3, 2, 3)), nn.init.dirac_(torch.empty(4, 2, 3, 3), groups=2).sum(), nn.init.dirac_(torch.empty(2, 2, 1, 2, 3)).nonzero())
for name in ('linear', 'conv1d', 'conv_transpose2d', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'selu'):
    print(name, nn.init.calculate_gain(name), nn.init.calculate_gain(name, 0.3))
attempt('gain', lambda: nn.init.calculate_gain('gelu'))
attempt('gain', lambda: nn.init.calculate_gain('leaky_relu', 'text'))
attempt('fan', lambda: nn.init.xavier_uniform_(torch.empty(3)))
attempt('mode', lambda: nn.init.kaiming_uniform_(torch.empty(3, 3), mode='fan'))
attempt('eye', lambda: nn.init.eye_(torch.empty(3)))
attempt('dirac', lambda: nn.init.dirac_(torch.empty(3, 3)))
attempt('dirac', lambda: nn.init.dirac_(torch.empty(3, 3, 3), 2))
attempt('orthogonal', lambda: nn.init.orthogonal_(torch.empty(3)))
attempt('sparse', lambda: nn.init.sparse_(torch.empty(3), 0.1))
layer = nn.Linear(3, 2)
print(nn.init.ones_(layer.weight) is layer.weight, layer.weight.requires_grad, layer.weight.grad_fn)
torch.manual_seed(3)
print(total(nn.init.xavier_normal(torch.empty(3, 4))), total(nn.init.normal(torch.empty(2, 2))), total(nn.init.normal_(torch.empty(3, 5, dtype=torch.float64))), total(nn.init.uniform_(torch.empty(3, 5, dtype=torch.float64))))
