import torch
import torch.nn as nn
import torch.nn.functional as F


def show(attempt):
    try:
        result = attempt()
        if result is not None:
            print(result)
    except Exception as error:
        print(type(error).__name__, str(error))


def leaf(*shape):
    torch.manual_seed(1)
    return torch.randn(*shape).requires_grad_()


def in_place_on_slice():
    w = leaf(2, 3)
    y = w * 2
    y[:, 0] = 5
    y[0].mul_(3)
    print(y, y.grad_fn.name())
    y.pow(2).sum().backward()
    return w.grad


def in_place_on_base_seen_by_view():
    w = leaf(4)
    y = w * 1
    v = y[1:3]
    y.mul_(2)
    print(v.grad_fn.name(), v)
    return torch.autograd.grad(v.sum(), w)[0]


def view_chain():
    w = leaf(2, 3)
    y = w.clone()
    v = y.view(3, 2).t()[0]
    v += 10
    print(y, y.grad_fn.name())
    return torch.autograd.grad((y * torch.arange(6.).view(2, 3)).sum(), w)[0]


def masked_assign():
    w = leaf(5)
    y = w * 1
    y[y > 0] = 0
    y[torch.tensor([0, 0])] = torch.tensor([7., 8.])
    print(y)
    return torch.autograd.grad(y.sum(), w)[0]


def value_needs_grad():
    base = torch.zeros(3)
    w = leaf(2)
    base[1:] = w
    print(base.requires_grad, base)
    return torch.autograd.grad((base ** 2).sum(), w)[0]


def saved_changed():
    w = leaf(3)
    y = w.exp()
    y += 1
    y.sum().backward()


def saved_changed_matmul():
    a, b = leaf(2, 3), leaf(3, 2)
    x = a * 1
    y = x @ b
    x.add_(1)
    y.sum().backward()


def relu_in_place_ok():
    w = leaf(3)
    y = F.relu(w * 2, inplace=True)
    y.sum().backward()
    return w.grad


def sigmoid_then_relu_in_place():
    w = leaf(3)
    y = torch.sigmoid(w)
    F.relu(y, inplace=True)
    y.sum().backward()


def twice():
    w = leaf(3)
    y = (w * w).sum()
    y.backward()
    y.backward()


def twice_linear():
    w = leaf(3)
    y = w.sum()
    y.backward()
    y.backward()
    return w.grad


def retain():
    w = leaf(3)
    y = (w ** 3).sum()
    y.backward(retain_graph=True)
    y.backward()
    return w.grad


def detached_view_bumps():
    w = leaf(3)
    y = w * 2
    z = y ** 2
    y.detach().add_(1)
    z.sum().backward()


def data_does_not_bump():
    w = leaf(3)
    y = w * 2
    z = y ** 2
    y.data.add_(1)
    z.sum().backward()
    return w.grad


def unbind_in_place():
    w = leaf(2, 3)
    y = w * 1
    a, b = y.unbind(0)
    a.add_(1)


def chunk_in_place():
    w = leaf(2, 3)
    a, b = (w * 1).chunk(2)
    a.mul_(2)


def no_grad_update():
    w = leaf(3)
    (w ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
    return w, w.grad, w.is_leaf


def hooks():
    w = leaf(3)
    y = w * 2
    y.register_hook(lambda g: g * 10)
    handle = w.register_hook(lambda g: print('leaf', g))
    y.sum().backward()
    handle.remove()
    (w * 3).sum().backward()
    return w.grad


def retains():
    w = leaf(3)
    y = w * 2
    y.retain_grad()
    (y ** 2).sum().backward()
    return y.grad, y.retains_grad


def second_order():
    w = leaf(3)
    g, = torch.autograd.grad((w ** 4).sum(), w, create_graph=True)
    h, = torch.autograd.grad(g.sum(), w, create_graph=True)
    t, = torch.autograd.grad(h.sum(), w)
    return g, h, t


def non_leaf_input():
    w = leaf(3)
    h = w * 2
    return torch.autograd.grad((h ** 2).sum(), [h, w])


def several_outputs():
    w = leaf(3)
    return torch.autograd.grad([w.sum(), (w ** 2).sum()], w, grad_outputs=[torch.tensor(1.0), torch.tensor(2.0)])


def backward_inputs():
    a, b = leaf(2), leaf(2)
    (a * b).sum().backward(inputs=[a])
    return a.grad, b.grad


def anomaly():
    with torch.autograd.set_detect_anomaly(True):
        w = leaf(2)
        return torch.autograd.grad(w.sum(), w)


class Clip(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, low):
        ctx.save_for_backward(x)
        ctx.low = low
        return x.clamp(min=low), x > low

    @staticmethod
    def backward(ctx, grad, unused):
        x, = ctx.saved_tensors
        return grad * (x > ctx.low), None


def custom():
    w = leaf(4)
    y, mask = Clip.apply(w, 0.0)
    print(y, mask, y.grad_fn.name(), ctx_free(y))
    return torch.autograd.grad(y.sum(), w)[0]


def ctx_free(y):
    return y.requires_grad


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 3 * x ** 2 * g


def custom_twice():
    w = leaf(2)
    g, = torch.autograd.grad(Cube.apply(w).sum(), w, create_graph=True)
    return torch.autograd.grad(g.sum(), w)[0]


def wrong_count():
    class Bad(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            return a * 1

        @staticmethod
        def backward(ctx, g):
            return g, g
    w = leaf(2)
    Bad.apply(w).sum().backward()


def penalty_trained():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    x = torch.randn(5, 3, requires_grad=True)
    g = torch.autograd.grad(net(x).sum(), x, create_graph=True)[0]
    ((g.norm(2, dim=1) - 1) ** 2).mean().backward()
    return [None if p.grad is None else p.grad.norm() for p in net.parameters()], x.grad.norm()


def where_nan():
    w = torch.zeros(2, requires_grad=True)
    y = torch.where(w > 0, torch.sqrt(w), torch.zeros(2))
    return torch.autograd.grad(y.sum(), w)[0]


def max_shared():
    w = torch.tensor([1., 3., 3.], requires_grad=True)
    return torch.autograd.grad(w.max(), w)[0], torch.autograd.grad(w.max(0)[0], w)[0], torch.autograd.grad(w.amax(0), w)[0], torch.autograd.grad(torch.maximum(w, torch.tensor(3.)).sum(), w)[0]


def kinks():
    w = torch.tensor([-1., 0., 1.], requires_grad=True)
    one = lambda y: torch.autograd.grad(y.sum(), w)[0]
    return [one(f(w)) for f in (torch.abs, torch.relu, F.leaky_relu, lambda v: v.clamp(0, 1), F.elu, F.hardtanh, F.relu6, torch.sign, lambda v: v ** 2, F.softplus, F.selu, lambda v: v.clamp(min=0))]


def zero_grads():
    w = torch.zeros(2, 2, requires_grad=True)
    one = lambda y: torch.autograd.grad(y.sum(), w)[0]
    return [one(f(w)) for f in (lambda v: v.norm(), lambda v: v.norm(2, dim=1), lambda v: (v ** 2).sum(1).sqrt(), lambda v: v.norm(1), lambda v: v.norm(3), lambda v: torch.linalg.norm(v, dim=1), lambda v: v.std(1), lambda v: v.prod(1), lambda v: v.norm(float('inf')))]


def shapes_of_grads():
    w = leaf(3, 1)
    y = w + torch.ones(2, 3, 4)
    return torch.autograd.grad(y.sum(), w)[0].shape, torch.autograd.grad((w * torch.ones(3)).sum(), w)[0]


def set_grad():
    w = leaf(2)
    with torch.set_grad_enabled(False):
        a = w * 2
    torch.set_grad_enabled(False)
    b = w * 2
    torch.set_grad_enabled(True)

    @torch.no_grad()
    def f():
        return w * 2

    @torch.enable_grad()
    def g():
        return w * 2
    with torch.no_grad():
        c = g()
    with torch.inference_mode():
        d = w * 2
    return a.requires_grad, b.requires_grad, f().requires_grad, c.requires_grad, d.requires_grad


def deep_copy():
    import copy
    w = leaf(2)
    c = copy.deepcopy(w)
    print(c.requires_grad, c is w)
    copy.deepcopy(w * 2)


def int_grad():
    x = torch.ones(2, dtype=torch.long)
    y = x * torch.tensor(2.0, requires_grad=True)
    return y.requires_grad, y


def multiple_views_of_constant():
    a, b = torch.zeros(4).split(2)
    a.mul_(torch.tensor(2.0, requires_grad=True))


def view_of_leaf_view():
    v = torch.zeros(3)[None, 0:]
    v.requires_grad_()
    v.unsqueeze(0).sqrt_()


def parts_at_positions():
    x = torch.ones(4, requires_grad=True) * 2
    a, b = torch.tensor_split(x, [1])
    a.mul_(3)
    x.sum().backward()
    return type(a.grad_fn).__name__, type(x.grad_fn).__name__


def base_that_asks_later():
    x = torch.ones(3)
    v = x[1:].mul_(2)
    x.requires_grad_()
    return v.requires_grad, v.is_leaf, type(v.grad_fn).__name__


def twice_through_mean():
    x = torch.ones(2, 3, requires_grad=True)
    y = (x * 1).mean(dim=0)
    y.sum().backward()
    y.sum().backward()


def kept(call, change):
    """Whether a change in place of an argument (by number) or of a result ('out') is noticed."""
    torch.manual_seed(3)
    given = [torch.rand(3, 3, requires_grad=True).mul(0.5) for _ in range(2)]
    out = call(*given)
    results = out if isinstance(out, tuple) else (out,)
    with torch.no_grad():
        (results[change[1]] if isinstance(change, tuple) else given[change]).mul_(1)
    results[0].sum().backward()
    return 'free'


calls = {
    'mse': F.mse_loss, 'huber': F.huber_loss, 'smooth_l1': F.smooth_l1_loss, 'copysign': torch.copysign, 'hypot': torch.hypot, 'cdist': torch.cdist, 'solve': torch.linalg.solve,
    'tan': lambda a, b: a.tan(), 'elu': lambda a, b: F.elu(a), 'glu': lambda a, b: F.softplus(a), 'mean': lambda a, b: a.mean(1), 'cumprod': lambda a, b: a.cumprod(0), 'prod': lambda a, b: a.prod(),
    'max': lambda a, b: tuple(a.max(1)), 'sort': lambda a, b: tuple(a.sort()), 'std_mean': lambda a, b: torch.std_mean(a), 'layer_norm': lambda a, b: F.layer_norm(a, (3,)),
    'conv': lambda a, b: F.conv2d(a.view(1, 1, 3, 3), b.view(1, 1, 3, 3)), 'pool': lambda a, b: F.max_pool2d(a.view(1, 1, 3, 3), 2), 'svd': lambda a, b: tuple(torch.svd(a))[1:2],
}
for name, call in calls.items():
    for change in (0, 1, ('out', 0)):
        try:
            print(name, change, kept(call, change))
        except RuntimeError as error:
            print(name, change, str(error)[:230])


def gradients_that_require():
    """A backward that computes several gradients at once gives all of them a graph."""
    for layer, shape in ((nn.BatchNorm1d(3), (4, 3)), (nn.Conv1d(3, 2, 2), (1, 3, 4)), (nn.Linear(3, 2), (1, 3)), (nn.LayerNorm(3), (2, 3))):
        layer(torch.randn(*shape)).sum().backward(create_graph=True)
        print(type(layer).__name__, layer.weight.grad.requires_grad, layer.bias.grad.requires_grad)


def changed_data():
    p, q = torch.ones(2, requires_grad=True), torch.zeros(2, requires_grad=True)
    loss = F.mse_loss(p, q)
    q.data.add_(3)
    loss.backward()
    return p.grad, q.grad


def own_memory():
    x = torch.ones(2, 2, requires_grad=True)
    results = [x @ x, x[None] @ x[None], torch.kron(x, x), x.roll(1), x.repeat(1, 1), F.adaptive_avg_pool2d(x[None], 1), F.avg_pool1d(x[None], 2), torch.diag(x[0]), x.cov()]
    for y in results:
        y[0] = 0
        print(type(y.grad_fn).__name__, y._base is None)


for attempt in (in_place_on_slice, in_place_on_base_seen_by_view, view_chain, masked_assign, value_needs_grad, saved_changed, saved_changed_matmul, relu_in_place_ok, sigmoid_then_relu_in_place, twice, twice_linear, retain, detached_view_bumps, data_does_not_bump, unbind_in_place, chunk_in_place, no_grad_update, hooks, retains, second_order, non_leaf_input, several_outputs, backward_inputs, anomaly, custom, custom_twice, wrong_count, penalty_trained, where_nan, max_shared, kinks, zero_grads, shapes_of_grads, set_grad, deep_copy, int_grad, multiple_views_of_constant, view_of_leaf_view, parts_at_positions, base_that_asks_later, twice_through_mean, gradients_that_require, changed_data, own_memory):
    print('#', attempt.__name__)
    show(attempt)
