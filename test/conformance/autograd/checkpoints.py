"""Checkpointing, and forward-mode derivatives."""
import torch
import torch.nn as nn
import torch.autograd.forward_ad as fwAD
from torch.utils.checkpoint import checkpoint, checkpoint_sequential


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error).split('\n')[0])


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 1)).double()
x = torch.linspace(-1, 1, 6, dtype=torch.float64).reshape(2, 3)


def first(value):
    return net[1](net[0](value))


def rest(value):
    return net[4](net[3](net[2](value)))


def plain():
    net.zero_grad()
    v = x.clone().requires_grad_()
    rest(first(v)).sum().backward()
    return v.grad, net[0].weight.grad.norm()


def saved(reentrant):
    net.zero_grad()
    v = x.clone().requires_grad_()
    rest(checkpoint(first, v, use_reentrant=reentrant)).sum().backward()
    return v.grad, net[0].weight.grad.norm()


def no_input_grad():
    net.zero_grad()
    out = checkpoint(first, x)
    return out.requires_grad


def under_grad(reentrant):
    v = x.clone().requires_grad_()
    return torch.autograd.grad(rest(checkpoint(first, v, use_reentrant=reentrant)).sum(), v)


def penalty(reentrant):
    net.zero_grad()
    v = x.clone().requires_grad_()
    g, = torch.autograd.grad(rest(checkpoint(first, v, use_reentrant=reentrant)).sum(), v, create_graph=True)
    ((g.norm(2, dim=1) - 1) ** 2).mean().backward()
    return g, net[0].weight.grad.norm()


def inputs_argument():
    v = x.clone().requires_grad_()
    rest(checkpoint(first, v)).sum().backward(inputs=[v])


def sequential():
    net.zero_grad()
    v = x.clone().requires_grad_()
    checkpoint_sequential(net, 2, v).sum().backward()
    return v.grad, net[0].weight.grad.norm()


def dropout():
    v = x.clone().requires_grad_()
    drop = nn.Dropout(0.5)
    torch.manual_seed(3)
    checkpoint(lambda a: drop(a * 2), v).sum().backward()
    return v.grad, torch.rand(1)


def twice():
    v = x.clone().requires_grad_()
    calls = []

    def noisy(a):
        calls.append(torch.is_grad_enabled())
        return a * 2
    checkpoint(noisy, v).sum().backward()
    return calls


def several():
    v, w = x.clone().requires_grad_(), x.clone().requires_grad_()
    a, b = checkpoint(lambda p, q, k: (p * q * k, p + q), v, w, 3)
    (a.sum() + b.sum() * 2).backward()
    return v.grad, w.grad


def keywords():
    return checkpoint(first, x, scale=3)


def dual():
    with fwAD.dual_level():
        v = fwAD.make_dual(x, torch.ones_like(x))
        out = (v ** 2).sum(1)
        return fwAD.unpack_dual(out).primal, fwAD.unpack_dual(out).tangent


def dual_net():
    with fwAD.dual_level():
        v = fwAD.make_dual(x, torch.ones_like(x))
        primal, tangent = fwAD.unpack_dual(net(v))
        return primal.detach(), tangent.detach()


def no_level():
    return fwAD.make_dual(x, torch.ones_like(x))


def no_tangent():
    with fwAD.dual_level():
        return fwAD.unpack_dual(x).tangent


for name, attempt in {
    'plain': plain, 'reentrant': lambda: saved(True), 'not': lambda: saved(False), 'no input grad': no_input_grad, 'under grad': lambda: under_grad(True), 'under grad not': lambda: under_grad(False),
    'penalty': lambda: penalty(True), 'penalty not': lambda: penalty(False), 'inputs': inputs_argument, 'sequential': sequential, 'dropout': dropout, 'twice': twice, 'several': several, 'keywords': keywords,
    'dual': dual, 'dual net': dual_net, 'no level': no_level, 'no tangent': no_tangent,
}.items():
    show(name, attempt)
