# A functional API: everything is a closure, nothing is a class; parameters travel as a dictionary of tensors
from functools import partial, reduce
from itertools import accumulate, islice, count, cycle, starmap
from operator import itemgetter, methodcaller, add
import torch
import torch.nn.functional as F


def compose(*fs):
    return reduce(lambda f, g: lambda *a, **k: g(f(*a, **k)), fs)


def dense(n, m, key):
    def init(params, g):
        params[f'{key}.w'] = torch.randn(n, m, generator=g, dtype=torch.float64) * (2 / n) ** 0.5
        params[f'{key}.b'] = torch.zeros(m, dtype=torch.float64)
        return params

    def apply(params, x):
        return x @ params[f'{key}.w'] + params[f'{key}.b']
    return init, apply


def mlp(*widths, act=F.softplus):
    layers = [dense(n, m, f'l{i}') for i, (n, m) in enumerate(zip(widths, widths[1:]))]

    def init(seed):
        g = torch.Generator().manual_seed(seed)
        params = reduce(lambda p, layer: layer[0](p, g), layers, {})
        return {k: v.requires_grad_() for k, v in params.items()}

    def apply(params, x):
        *hidden, (_, last) = layers
        for _, layer in hidden:
            x = act(layer(params, x))
        return last(params, x)
    return init, apply


def grad_of(f):
    def wrapped(params, x):
        x = x.detach().requires_grad_()
        return torch.autograd.grad(f(params, x).sum(), x, create_graph=True)[0]
    return wrapped


def penalised(f, target=1.0, weight=10.0):
    slope = compose(grad_of(f), partial(torch.linalg.norm, dim=1))
    return lambda params, x: weight * ((slope(params, x) - target) ** 2).mean()


def sgd(lr, momentum=0.0):
    velocity = {}

    def update(params, grads):
        nonlocal velocity
        velocity = {k: momentum * velocity.get(k, 0.0) + g for k, g in grads.items()}
        return {k: (p - lr * velocity[k]).detach().requires_grad_() for k, p in params.items()}
    return update


def adam(lr, b1=0.5, b2=0.9, eps=1e-8):
    m, v, steps = {}, {}, count(1)

    def update(params, grads):
        t = next(steps)
        for k, g in grads.items():
            m[k] = b1 * m.get(k, 0) + (1 - b1) * g
            v[k] = b2 * v.get(k, 0) + (1 - b2) * g ** 2
        return {k: (p - lr * (m[k] / (1 - b1 ** t)) / ((v[k] / (1 - b2 ** t)).sqrt() + eps)).detach().requires_grad_() for k, p in params.items()}
    return update


def swiss_roll(n, seed):
    def batches():
        g = torch.Generator().manual_seed(seed)
        while True:
            t = 1.5 * torch.pi * (1 + 2 * torch.rand(n, generator=g, dtype=torch.float64))
            yield torch.stack([t * t.cos(), t * t.sin()], -1) / 7.5
    return batches()


def value_and_grad(loss):
    def wrapped(params, *args):
        value = loss(params, *args)
        keys, leaves = zip(*params.items())
        return value.item(), dict(zip(keys, torch.autograd.grad(value, leaves, allow_unused=True)))
    return wrapped


init, critic = mlp(2, 16, 16, 1)
gp = penalised(critic)


def loss(params, real, fake):
    t = torch.linspace(0, 1, len(real), dtype=torch.float64).unsqueeze(1)
    return critic(params, fake).mean() - critic(params, real).mean() + gp(params, torch.lerp(fake, real, t))


step = value_and_grad(loss)
for name, make in (('sgd', partial(sgd, 0.01)), ('momentum', partial(sgd, 0.01, momentum=0.9)), ('adam', partial(adam, 1e-2))):
    update, params, trace = make(), init(0), []
    data, noise = swiss_roll(8, 1), torch.Generator().manual_seed(2)
    for real in islice(data, 5):
        value, grads = step(params, real, torch.randn(8, 2, generator=noise, dtype=torch.float64))
        params = update(params, {k: g for k, g in grads.items() if g is not None})
        trace.append(value)
    print(name, trace, max(trace, key=abs) == trace[0])
print(list(accumulate([1, 2, 3], add)), list(islice(cycle('ab'), 3)), list(starmap(pow, [(2, 3), (3, 2)])))
norms = sorted(((k, p.norm().item()) for k, p in params.items()), key=itemgetter(1), reverse=True)
print(norms[:3], list(map(methodcaller('upper'), map(itemgetter(0), norms[-2:]))))
