"""Hooks, modes, generators, profiler, anomaly."""
import torch
from torch.autograd import grad


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error))


def leaf(*values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


log = []


def hooks_order():
    x = leaf(1., 2.)
    h = x * 2
    h.register_hook(lambda g: log.append(('h1', g.tolist())))
    h.register_hook(lambda g: g * 10)
    h.register_hook(lambda g: log.append(('h3', g.tolist())))
    x.register_hook(lambda g: log.append(('x', g.tolist())))
    h.retain_grad()
    h.sum().backward()
    return log, x.grad, h.grad


def retain_before_hook():
    x = leaf(1., 2.)
    h = x * 2
    h.retain_grad()
    h.register_hook(lambda g: g * 10)
    h.sum().backward()
    return x.grad, h.grad


def hook_in_place_history():
    x = leaf(1., 2.)
    h = x * 2
    h.register_hook(lambda g: log.append('before'))
    h.mul_(3)
    h.register_hook(lambda g: g * 7)
    h.sum().backward()
    return x.grad, log.count('before')


def hook_twice():
    x = leaf(1., 2.)
    count = []
    handle = x.register_hook(lambda g: count.append(1))
    s = (x * x).sum()
    s.backward(retain_graph=True)
    s.backward()
    handle.remove()
    handle.remove()
    (x * 2).sum().backward()
    return len(count), x.grad


def hook_with_context():
    x = leaf(1., 2.)
    with x.register_hook(lambda g: g * 2):
        x.sum().backward()
    x.sum().backward()
    return x.grad


def hook_on_grad():
    x = leaf(1., 2.)
    x.register_hook(lambda g: g * 2)
    return grad(x.sum(), x)


def hook_create_graph():
    x = leaf(1., 2.)
    h = x ** 2
    h.register_hook(lambda g: g * g)
    g, = grad((h ** 2).sum(), x, create_graph=True)
    return g, grad(g.sum(), x)


def hook_dtype():
    x = leaf(1., 2.)
    x.register_hook(lambda g: g.float())
    x.sum().backward()


def hook_shape():
    x = leaf(1., 2.)
    x.register_hook(lambda g: g.sum())
    x.sum().backward()


def hook_number():
    x = leaf(1., 2.)
    x.register_hook(lambda g: 3)
    x.sum().backward()


def hook_raises():
    x = leaf(1., 2.)
    x.register_hook(lambda g: 1 / 0)
    x.sum().backward()


def node_hook():
    x = leaf(1., 2.)
    h = x * 3
    handle = h.grad_fn.register_hook(lambda gi, go: log.append((gi, go)))
    h.sum().backward()
    handle.remove()
    return log[-1]


def node_hook_replaces():
    x = leaf(1., 2.)
    h = x * 3
    h.grad_fn.register_hook(lambda gi, go: (gi[0] * 100, gi[1]))
    h.sum().backward()
    return x.grad


def node_prehook():
    x = leaf(1., 2.)
    h = x * 3
    h.grad_fn.register_prehook(lambda go: (go[0] * 5,))
    h.sum().backward()
    return x.grad


def module_hooks():
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
    seen = []
    net[0].register_forward_hook(lambda m, i, o: seen.append(('fwd', type(m).__name__, tuple(o.shape))))
    net[1].register_forward_pre_hook(lambda m, i: seen.append(('pre', len(i))))
    net[1].register_full_backward_hook(lambda m, gi, go: seen.append(('bwd', gi[0].shape, go[0].shape)))
    net[2].register_full_backward_hook(lambda m, gi, go: (gi[0] * 2,))
    x = torch.ones(2, 2, requires_grad=True)
    net(x).sum().backward()
    return seen, x.grad


@torch.no_grad()
def generator_no_grad(x):
    for _ in range(2):
        yield (x * 2).requires_grad, torch.is_grad_enabled()


@torch.enable_grad()
def generator_grad(x):
    yield (x * 2).requires_grad


@torch.no_grad()
def quiet(x, *, k=2):
    """Says nothing."""
    return x * k


@torch.inference_mode()
def inferring(x):
    return x * 2


class Holder:
    @torch.no_grad()
    def method(self, x):
        return (x * 2).requires_grad

    @staticmethod
    @torch.no_grad()
    def static(x):
        return (x * 2).requires_grad


def modes():
    x = leaf(1.)
    out = []
    for a, b in generator_no_grad(x):
        out.append((a, b, torch.is_grad_enabled()))
    with torch.no_grad():
        out += list(generator_grad(x))
        try:
            raise ValueError
        except ValueError:
            pass
    out.append(torch.is_grad_enabled())
    try:
        with torch.no_grad():
            raise KeyError
    except KeyError:
        out.append(torch.is_grad_enabled())
    out.append((quiet(x).requires_grad, quiet.__name__, quiet.__doc__, quiet(x, k=3).item()))
    out.append((inferring(x).requires_grad, inferring(x).is_inference(), x.is_inference()))
    out.append((Holder().method(x), Holder.static(x)))
    with torch.set_grad_enabled(False) as mode:
        out.append((torch.is_grad_enabled(), mode))
    out.append(torch.is_grad_enabled())
    previous = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    out.append((x * 2).requires_grad)
    torch.set_grad_enabled(previous)
    with torch.inference_mode(False):
        out.append((x * 2).requires_grad)
    with torch.inference_mode():
        out.append((torch.is_inference_mode_enabled(), torch.is_grad_enabled(), torch.ones(1, requires_grad=True).requires_grad))
    with torch.no_grad():
        y = torch.ones(2, requires_grad=True)
        p = torch.nn.Parameter(torch.ones(2))
        z = y * 2
        v = y.view(2, 1)
        out.append((y.requires_grad, p.requires_grad, z.requires_grad, z.is_leaf, v.requires_grad, v.is_leaf))
        y.mul_(2)
        y[0] = 5
    out.append(y)
    return out


def no_grad_instance():
    x = leaf(1.)
    context = torch.no_grad()
    with context:
        a = (x * 2).requires_grad
    with context:
        b = (x * 2).requires_grad
    return a, b, torch.is_grad_enabled()


def no_grad_class_decorator():
    @torch.no_grad
    def f(x):
        return x
    return f


def profiler():
    x = leaf(1.)
    with torch.autograd.profiler.profile() as prof:
        (x * 2).backward()
    with torch.autograd.profiler.record_function('name'):
        x * 2
    return x.grad


def anomaly_nan():
    x = leaf(0., 1.)
    with torch.autograd.detect_anomaly():
        y = (x ** 2).sum(0).sqrt() * 0 + torch.sqrt(x * 0) * 0
        y.sum().backward()


def anomaly_set():
    torch.autograd.set_detect_anomaly(True)
    try:
        x = leaf(0., 1.)
        (x / x).log().sqrt().sum().backward()
    finally:
        torch.autograd.set_detect_anomaly(False)
    return x.grad


def anomaly_enabled():
    with torch.autograd.set_detect_anomaly(True):
        a = torch.is_anomaly_enabled()
    return a, torch.is_anomaly_enabled()


def saved_hooks():
    x = leaf(1., 2.)
    with torch.autograd.graph.saved_tensors_hooks(lambda t: t * 1, lambda t: t):
        y = x ** 2
    y.sum().backward()
    return x.grad


def save_on_cpu():
    x = leaf(1., 2.)
    with torch.autograd.graph.save_on_cpu():
        y = x ** 2
    y.sum().backward()
    return x.grad


def accumulate():
    x = leaf(1., 2.)
    x.sum().backward()
    first = x.grad
    x.sum().backward()
    x.grad.zero_()
    y = x.grad
    x.grad = None
    x.sum().backward()
    return first, first is y, x.grad


def accumulate_create_graph():
    x = leaf(1., 2.)
    (x ** 2).sum().backward(create_graph=True)
    (x.grad ** 2).sum().backward()
    return x.grad


def backward_through_grad_attr():
    w = leaf(2.)
    x = leaf(3.)
    (w * x * x).backward(create_graph=True)
    penalty = (x.grad - 1) ** 2
    w.grad = None
    penalty.backward()
    return w.grad


def grad_is_alias():
    x = leaf(1., 2.)
    g = torch.ones(2, dtype=torch.float64)
    x.backward(g)
    g.add_(5)
    return x.grad


def several_roots():
    x = leaf(1., 2.)
    a, b = x * 2, x ** 3
    torch.autograd.backward([a, b], [torch.ones(2), torch.tensor([1., 10.])])
    return x.grad


def several_roots_scalar():
    x = leaf(1., 2.)
    torch.autograd.backward((x.sum(), (x ** 2).sum()))
    torch.autograd.backward(x.prod())
    torch.autograd.backward(tensors=x.sum(), grad_tensors=torch.tensor(3.0))
    return x.grad


def fourth():
    x = leaf(0.5, 1.5)
    f = (x.tanh() * x ** 3).sum()
    out = []
    for _ in range(4):
        g, = grad(f, x, create_graph=True)
        out.append(g.detach())
        f = g.sum()
    return out


def batched():
    x = leaf(1., 2., 3.)
    y = x ** 2
    return grad(y, x, torch.eye(3, dtype=torch.float64), is_grads_batched=True)


def parameters_generator():
    net = torch.nn.Linear(2, 1)
    return [g.shape for g in grad(net(torch.ones(1, 2)).sum(), net.parameters())]


def grad_to_map():
    a, b = leaf(1.), leaf(2.)
    return grad((a * b).sum(), (t for t in (a, b)))


def views_share():
    x = leaf(1., 2., 3., 4.)
    y = x * 1
    a, b = y[:2], y[2:]
    a.mul_(10)
    out = (y * torch.arange(4.)).sum() + b.sum() + a.sum()
    return grad(out, x), a.grad_fn.name(), y.grad_fn.name(), y._version, a._version, a._base is y, a.is_leaf


def detach_shares():
    x = leaf(1., 2.)
    y = x.exp()
    d = y.detach()
    d.zero_()
    y.sum().backward()


def version():
    x = torch.zeros(3)
    v = x[0]
    x.add_(1)
    v.add_(1)
    x.data.add_(1)
    d = x.detach()
    d.add_(1)
    with torch.no_grad():
        x.add_(1)
    return x._version, v._version, d._version, x.data._version, x


for attempt in (hooks_order, retain_before_hook, hook_in_place_history, hook_twice, hook_with_context, hook_on_grad, hook_create_graph, hook_dtype, hook_shape, hook_number, hook_raises, node_hook, node_hook_replaces, node_prehook, module_hooks, modes, no_grad_instance, no_grad_class_decorator, anomaly_nan, anomaly_set, anomaly_enabled, saved_hooks, save_on_cpu, accumulate, accumulate_create_graph, backward_through_grad_attr, grad_is_alias, several_roots, several_roots_scalar, fourth, batched, parameters_generator, grad_to_map, views_share, detach_shares, version, profiler):
    show(attempt.__name__, attempt)
