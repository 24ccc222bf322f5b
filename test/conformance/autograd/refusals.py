"""What autograd forbids, and how."""
import torch
from torch.autograd import Function, grad


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error))


def leaf(*shape):
    torch.manual_seed(1)
    return torch.randn(*shape).requires_grad_()


def do(*steps):
    result = None
    for step in steps:
        result = step() if callable(step) else step
    return result


x, y, k = leaf(2, 3), leaf(2, 3), leaf(3)
i = torch.arange(3)
cases = {
    'non scalar': lambda: (x * 2).backward(),
    'no grad': lambda: torch.ones(1).backward(),
    'int backward': lambda: i.sum().backward(),
    'twice': lambda: do(s := (x * x).sum(), s.backward, s.backward),
    'twice grad': lambda: do(s := x.exp().sum(), lambda: grad(s, x), lambda: grad(s, x)),
    'twice sum': lambda: do(s := x.sum(), s.backward, s.backward, lambda: x.grad),
    'twice partly': lambda: do(h := x.exp(), h.sum().backward, h.mean().backward),
    'grad shape': lambda: grad(x * y, x, torch.ones(2)),
    'grad shape nested': lambda: grad([x.sum(), x * 2], x, [None, torch.ones(3)]),
    'grad None': lambda: grad(x * y, x, [None]),
    'grad lengths': lambda: grad([x.sum(), y.sum()], x, [torch.tensor(1.0)]),
    'grad dtype': lambda: grad(x.sum(), x, torch.tensor(1)),
    'grad double': lambda: grad(x.sum(), x, torch.tensor(1.0).double()),
    'grad number': lambda: grad(x.sum(), x, 1.0),
    'grad number list': lambda: grad(x.sum(), x, [1.0]),
    'grad unused': lambda: grad(x.sum(), [x, y]),
    'grad unused allowed': lambda: grad(x.sum(), [x, y], allow_unused=True),
    'grad input no grad': lambda: grad(x.sum(), torch.ones(3)),
    'grad input no grad allowed': lambda: grad(x.sum(), torch.ones(3), allow_unused=True),
    'grad output no grad': lambda: grad(torch.ones(3).sum(), x),
    'grad output no grad 2': lambda: grad([x.sum(), torch.ones(3).sum()], x),
    'grad empty': lambda: grad([], x),
    'grad empty inputs': lambda: grad(x.sum(), []),
    'grad none': lambda: grad(None, x),
    'grad none input': lambda: grad(x.sum(), None),
    'grad none item': lambda: grad(x.sum(), [None]),
    'grad str': lambda: grad(x.sum(), 'x'),
    'grad missing': lambda: grad(x.sum()),
    'grad kw': lambda: grad(x.sum(), x, create_graphs=True),
    'grad only': lambda: grad(x.sum(), x, only_inputs=False),
    'backward inputs': lambda: x.sum().backward(inputs=[]),
    'backward inputs nonleaf': lambda: do(h := x * 2, lambda: h.sum().backward(inputs=[h]), lambda: h.grad),
    'backward inputs no grad': lambda: x.sum().backward(inputs=[torch.ones(2)]),
    'backward str': lambda: x.sum().backward('a'),
    'backward number': lambda: x.sum().backward(1.0),
    'autograd.backward': lambda: do(lambda: torch.autograd.backward([x.sum(), (y * 2).sum()]), lambda: (x.grad, y.grad)),
    'autograd.backward lengths': lambda: torch.autograd.backward([x.sum(), y.sum()], [torch.tensor(1.)]),
    'leaf flag': lambda: (x * 2).requires_grad_(False),
    'leaf flag set': lambda: setattr(x * 2, 'requires_grad', False),
    'leaf flag true': lambda: (x * 2).requires_grad_().requires_grad,
    'int flag': lambda: torch.arange(3).requires_grad_(),
    'int flag set': lambda: setattr(torch.arange(3), 'requires_grad', True),
    'int tensor': lambda: torch.tensor([1], requires_grad=True),
    'int ones': lambda: torch.ones(2, dtype=torch.long, requires_grad=True),
    'bool': lambda: torch.tensor([True]).requires_grad_(),
    'parameter int': lambda: torch.nn.Parameter(torch.tensor([1])),
    'flag type': lambda: setattr(torch.ones(2), 'requires_grad', 'yes'),
    'flag none': lambda: setattr(torch.ones(2), 'requires_grad', None),
    'flag int': lambda: setattr(torch.ones(2), 'requires_grad', 1),
    'grad assign': lambda: setattr(leaf(2), 'grad', torch.ones(3)),
    'grad assign dtype': lambda: setattr(leaf(2), 'grad', torch.ones(2).double()),
    'grad assign number': lambda: setattr(leaf(2), 'grad', 1.0),
    'grad assign self': lambda: do(a := leaf(2), lambda: setattr(a, 'grad', a)),
    'grad assign zero': lambda: setattr(leaf(2), 'grad', 0),
    'grad assign list': lambda: setattr(leaf(2), 'grad', [1.0]),
    'grad del': lambda: do(a := leaf(2), lambda: delattr(a, 'grad'), lambda: a.grad),
    'grad_fn assign': lambda: setattr(leaf(2), 'grad_fn', None),
    'data assign': lambda: setattr(leaf(2), 'data', 1.0),
    'data assign shape': lambda: do(a := leaf(2), lambda: setattr(a, 'data', torch.ones(3)), lambda: (a, a.requires_grad)),
    'data assign dtype': lambda: do(a := leaf(2), lambda: setattr(a, 'data', torch.ones(3).double()), lambda: (a, a.requires_grad)),
    'data assign int': lambda: do(a := leaf(2), lambda: setattr(a, 'data', torch.arange(3)), lambda: (a, a.requires_grad)),
    'shape assign': lambda: setattr(leaf(2), 'shape', (1, 2)),
    'dtype assign': lambda: setattr(leaf(2), 'dtype', torch.float64),
    'leaf in place': lambda: leaf(2).add_(1),
    'leaf iadd': lambda: leaf(2).__iadd__(1),
    'leaf zero': lambda: leaf(2).zero_(),
    'leaf fill': lambda: leaf(2).fill_(1),
    'leaf copy': lambda: leaf(2).copy_(torch.ones(2)),
    'leaf normal': lambda: leaf(2).normal_(),
    'leaf uniform': lambda: leaf(2).uniform_(),
    'leaf setitem': lambda: leaf(2).__setitem__(0, 1.0),
    'leaf view': lambda: leaf(2)[0].add_(1),
    'leaf view view': lambda: leaf(2).view(2, 1).mul_(2),
    'leaf relu': lambda: leaf(2).relu_(),
    'leaf clamp': lambda: leaf(2).clamp_(0, 1),
    'leaf F.relu': lambda: torch.nn.functional.relu(leaf(2), inplace=True),
    'leaf squeeze': lambda: leaf(2).squeeze_(),
    'leaf unsqueeze': lambda: leaf(2).unsqueeze_(0),
    'leaf detach_': lambda: leaf(2).detach_().requires_grad,
    'leaf resize': lambda: leaf(2).resize_(4),
    'leaf out': lambda: torch.add(torch.ones(2), 1, out=leaf(2)),
    'out graph': lambda: torch.add(leaf(2), 1, out=torch.ones(2)),
    'split in place': lambda: (x * 1).split(1)[0].add_(1),
    'unbind in place': lambda: (x * 1).unbind()[0].add_(1),
    'iter in place': lambda: next(iter(x * 1)).add_(1),
    'chunk in place': lambda: (x * 1).chunk(2)[1].mul_(2),

    'expand in place': lambda: torch.ones(1).expand(3).add_(1),
    'tolist': lambda: k.tolist(),
    'item': lambda: k.sum().item() == float(k.sum()),
    'hook on no grad': lambda: torch.ones(2).register_hook(print),
    'retain on no grad': lambda: torch.ones(2).retain_grad(),
    'hook shape': lambda: do(a := leaf(2), lambda: a.register_hook(lambda g: torch.ones(3)), lambda: a.sum().backward()),
    'hook type': lambda: do(a := leaf(2), lambda: a.register_hook(lambda g: 3), lambda: a.sum().backward()),
    'hook dtype': lambda: do(a := leaf(2), lambda: a.register_hook(lambda g: g.double()), lambda: a.sum().backward()),
    'deepcopy': lambda: __import__('copy').deepcopy(x * 2),
    'detach view': lambda: do(h := (x * 2).view(6), lambda: h.detach_()),
    'detach in place': lambda: do(h := x * 2, lambda: h.detach_(), lambda: (h.requires_grad, h.is_leaf)),
    'inference': lambda: do(a := leaf(2), lambda: inference(a)),
    'inference inplace': lambda: inference_inplace(),
    'inference backward': lambda: inference_backward(),
    'as_tensor': lambda: torch.as_tensor(x).requires_grad,
    'tensor copy': lambda: torch.tensor(k).requires_grad,
    'if tensor': lambda: bool(x),
    'second order unused': lambda: grad(grad(x.sum(), x, create_graph=True)[0].sum(), x),
    'second order linear': lambda: grad(grad((x * 2).sum(), x, create_graph=True)[0].sum(), x),
    'second no create': lambda: grad(grad((x ** 2).sum(), x)[0].sum(), x),
}


def inference(a):
    with torch.inference_mode():
        b = a * 2
    return (b * a).sum()


def inference_inplace():
    with torch.inference_mode():
        b = torch.ones(2)
    b.add_(1)
    return b


def inference_backward():
    with torch.inference_mode():
        b = torch.ones(2)
    a = leaf(2)
    return (a * b).sum()


for name, attempt in cases.items():
    show(name, attempt)
