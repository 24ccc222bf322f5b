# needs functorch
"""Functions of functions: vmap, grad, vjp, jvp, Jacobians, and modules without parameters of their own."""
import torch
import torch.nn as nn
from functorch import vmap, grad, grad_and_value, jacrev, jacfwd, hessian, vjp, jvp, make_functional, make_functional_with_buffers, combine_state_for_ensemble


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error).split('\n')[0])


torch.manual_seed(0)
x = torch.tensor([0.5, -1.5, 2.0], dtype=torch.float64)
y = torch.tensor([3.0, 0.25, -1.0], dtype=torch.float64)
m = torch.arange(6.0, dtype=torch.float64).reshape(2, 3) / 5
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1)).double()
call, params = make_functional(net)
batch = torch.linspace(-1, 1, 12, dtype=torch.float64).reshape(4, 3)
image = nn.Sequential(nn.Conv2d(1, 2, 2), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(8, 1)).double()
pictures = torch.linspace(-1, 1, 27, dtype=torch.float64).reshape(3, 1, 3, 3)


def critic(sample):
    return call(params, sample.unsqueeze(0)).squeeze()


def closs(p, sample, target):
    return ((call(p, sample) - target) ** 2).sum()


def penalty(p, samples):
    g = vmap(grad(lambda s: call(p, s).sum()))(samples)
    return ((g.norm(2, dim=1) - 1) ** 2).mean()


cases = {
    'vmap': lambda: vmap(lambda a: a * 2)(m),
    'vmap sum': lambda: vmap(torch.sum)(m),
    'vmap dot': lambda: vmap(torch.dot, in_dims=(0, None))(m, x),
    'vmap in 1': lambda: vmap(lambda a: a.sum(), in_dims=1)(m),
    'vmap out 1': lambda: vmap(lambda a: a * 2, out_dims=1)(m),
    'vmap out -1': lambda: vmap(lambda a: a * 2, out_dims=-1)(m),
    'vmap in -1': lambda: vmap(lambda a: a * 2, in_dims=-1)(m),
    'vmap tuple out': lambda: vmap(lambda a: (a, a.sum()), out_dims=(1, 0))(m),
    'vmap dict in': lambda: vmap(lambda d: d['a'] + d['b'], in_dims=({'a': 0, 'b': None},))({'a': m, 'b': x}),
    'vmap nested': lambda: vmap(vmap(lambda a, b: a * b, in_dims=(0, None)), in_dims=(None, 0))(x, y),
    'vmap constant': lambda: vmap(lambda a: torch.ones(2))(m),
    'vmap two': lambda: vmap(lambda a, b: a @ b)(m, m),
    'vmap kwargs': lambda: vmap(lambda a, k=1: a * k)(m, k=m),
    'vmap list in': lambda: vmap(lambda ab: ab[0] * ab[1], in_dims=([0, None],))([m, x]),
    'vmap size': lambda: vmap(lambda a, b: a + b)(m, x),
    'vmap none': lambda: vmap(lambda a: a, in_dims=None)(m),
    'vmap float': lambda: vmap(lambda a: a)(3.0),
    'vmap noargs': lambda: vmap(lambda: 1)(),
    'vmap number out': lambda: vmap(lambda a: 1.0)(m),
    'vmap none out': lambda: vmap(lambda a: None)(m),
    'vmap dims range': lambda: vmap(lambda a: a, in_dims=3)(m),
    'vmap dims len': lambda: vmap(lambda a, b: a, in_dims=(0,))(m, m),
    'vmap random same': lambda: (torch.manual_seed(1), vmap(lambda a: torch.rand(2), randomness='same')(m))[1],
    'vmap random different': lambda: (torch.manual_seed(1), vmap(lambda a: torch.rand(2), randomness='different')(m))[1],
    'vmap random bad': lambda: vmap(lambda a: a, randomness='x')(m),
    'vmap in place': lambda: vmap(lambda a: a.clone().mul_(2))(m),
    'vmap shape': lambda: vmap(lambda a: a.reshape(-1, 1) * torch.tensor(a.shape[0]))(m),
    'vmap scalar': lambda: vmap(lambda a: a ** 2)(x),
    'vmap int': lambda: vmap(lambda i: x * i)(torch.arange(3)),
    'vmap name': lambda: vmap(critic).__name__,
    'grad': lambda: grad(lambda a: (a ** 3).sum())(x),
    'grad grad': lambda: grad(lambda a: grad(lambda b: (b ** 3).sum())(a).sum())(x),
    'grad argnums': lambda: grad(lambda a, b: (a * b ** 2).sum(), argnums=1)(x, y),
    'grad argnums tuple': lambda: grad(lambda a, b: (a * b ** 2).sum(), argnums=(0, 1))(x, y),
    'grad negative': lambda: grad(lambda a, b: (a * b ** 2).sum(), argnums=-1)(x, y),
    'grad aux': lambda: grad(lambda a: ((a ** 2).sum(), a * 2), has_aux=True)(x),
    'grad value': lambda: grad_and_value(lambda a: (a ** 2).sum())(x),
    'grad value aux': lambda: grad_and_value(lambda a: ((a ** 2).sum(), a), has_aux=True)(x),
    'grad non scalar': lambda: grad(lambda a: a)(x),
    'grad one elem': lambda: grad(lambda a: a.sum().unsqueeze(0))(x),
    'grad not tensor': lambda: grad(lambda a: 3.0)(x),
    'grad int': lambda: grad(lambda a: a.sum())(torch.arange(3)),
    'grad argnum range': lambda: grad(lambda a: a.sum(), argnums=1)(x),
    'grad unused': lambda: grad(lambda a, b: b.sum())(x, y),
    'grad no aux': lambda: grad(lambda a: a.sum(), has_aux=True)(x),
    'grad dict': lambda: grad(lambda d: (d['w'] * x).sum() * d['b'].sum())({'w': y, 'b': x}),
    'grad tuple': lambda: grad(lambda t: (t[0] * t[1]).sum())((x, y)),
    'grad detached': lambda: grad(lambda a: (a * 2).sum())(x).requires_grad,
    'grad of leaf': lambda: grad(lambda a: (a ** 2).sum())(x.clone().requires_grad_()).requires_grad,
    'grad no_grad': lambda: no_grad(),
    'per sample': lambda: [g.shape for g in vmap(grad(closs), in_dims=(None, 0, 0))(params, batch, torch.ones(4, dtype=torch.float64))],
    'per sample sum': lambda: vmap(grad(closs), in_dims=(None, 0, 0))(params, batch, torch.ones(4, dtype=torch.float64))[0].sum(0),
    'penalty': lambda: penalty(params, batch),
    'image grads': lambda: vmap(grad(lambda s: image(s.unsqueeze(0)).sum()))(pictures).flatten(1).norm(dim=1),
    'jacrev': lambda: jacrev(lambda a: a ** 2 * y)(x),
    'jacrev argnums': lambda: jacrev(lambda a, b: a * b, argnums=(0, 1))(x, y),
    'jacrev tuple': lambda: jacrev(lambda a: (a.sum(), a * 2))(x),
    'jacrev aux': lambda: jacrev(lambda a: (a ** 2, a.sum()), has_aux=True)(x),
    'jacrev dict': lambda: jacrev(lambda a: {'v': a ** 2})(x),
    'jacfwd': lambda: jacfwd(lambda a: a ** 2 * y)(x),
    'jacfwd argnums': lambda: jacfwd(lambda a, b: a * b, argnums=1)(x, y),
    'hessian': lambda: hessian(lambda a: (a ** 3).sum())(x),
    'hessian args': lambda: hessian(lambda a, b: (a ** 2 * b).sum(), argnums=(0, 1))(x, y),
    'vjp': lambda: (lambda out, f: (out, f(y)))(*vjp(lambda a: a ** 2, x)),
    'vjp two': lambda: (lambda out, f: (out, f(y)))(*vjp(lambda a, b: a * b, x, y)),
    'vjp aux': lambda: (lambda out, f, aux: (out, f(y), aux))(*vjp(lambda a: (a ** 2, a), x, has_aux=True)),
    'vjp tuple': lambda: (lambda out, f: (out, f((y, y))))(*vjp(lambda a: (a ** 2, a * 3), x)),
    'jvp': lambda: jvp(lambda a: a ** 2, (x,), (y,)),
    'jvp two': lambda: jvp(lambda a, b: a * b, (x, y), (y, x)),
    'jvp not tuple': lambda: jvp(lambda a: a ** 2, x, y),
    'vmap jvp': lambda: vmap(lambda t: jvp(lambda a: a ** 2, (x,), (t,))[1])(m),
    'vmap vjp': lambda: (lambda out, f: vmap(f)(m))(*vjp(lambda a: a ** 2, x)),
    'grad vmap': lambda: grad(lambda a: vmap(lambda r: (r * a).sum() ** 2)(m).sum())(x),
    'vmap vmap grad': lambda: vmap(vmap(grad(torch.sin)))(m),
    'sin sin': lambda: vmap(grad(grad(torch.sin)))(x),
    'penalty grad': lambda: grad(penalty)(params, batch)[0].detach(),
    'input grads': lambda: vmap(grad(critic))(batch).detach(),
    'hessian net': lambda: hessian(critic)(batch[0]).detach(),
    'functional buffers': lambda: buffers(),
    'ensemble': lambda: ensemble(),
    'make_functional type': lambda: (type(call).__name__, len(params), params[0].requires_grad, params[0] is net[0].weight),
    'make_functional detached': lambda: make_functional(net, disable_autograd_tracking=True)[1][0].requires_grad,
}


def no_grad():
    with torch.no_grad():
        return grad(lambda a: (a ** 2).sum())(x)


def buffers():
    bn = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3)).double().eval()
    f, p, b = make_functional_with_buffers(bn)
    return len(p), len(b), f(p, b, batch).shape


def ensemble():
    models = [nn.Linear(3, 2).double() for _ in range(3)]
    f, p, b = combine_state_for_ensemble(models)
    return [q.shape for q in p], vmap(f, in_dims=(0, 0, None))(p, b, batch).shape


for name, attempt in cases.items():
    show(name, attempt)
