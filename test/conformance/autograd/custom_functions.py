"""torch.autograd.Function in all its ways."""
import torch
from torch.autograd import Function, grad


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error))


def leaf(*values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


class Exp(Function):
    @staticmethod
    def forward(ctx, x):
        result = x.exp()
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, g):
        result, = ctx.saved_tensors
        return g * result


class Reverse(Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, g):
        return g.neg() * ctx.alpha, None


class Straight(Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, g):
        return g


class Needs(Function):
    @staticmethod
    def forward(ctx, a, b, c=3):
        ctx.save_for_backward(a, b)
        print('needs', ctx.needs_input_grad)
        return a * b * c

    @staticmethod
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        print('backward needs', ctx.needs_input_grad)
        return (g * b if ctx.needs_input_grad[0] else None), (g * a if ctx.needs_input_grad[1] else None), None


class Two(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.sin(), x.cos()

    @staticmethod
    def backward(ctx, a, b):
        x, = ctx.saved_tensors
        print('grads', a, b)
        return a * x.cos() - b * x.sin()


class TwoRaw(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x * 2, x * 3

    @staticmethod
    def backward(ctx, a, b):
        print('raw', a, b)
        return (0 if a is None else a * 2) + (0 if b is None else b * 3)


class Dirty(Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2)
        ctx.mark_dirty(x)
        return x

    @staticmethod
    def backward(ctx, g):
        return g * 2


class Sorted(Function):
    @staticmethod
    def forward(ctx, x):
        values, order = x.sort()
        ctx.mark_non_differentiable(order)
        ctx.save_for_backward(order)
        return values, order

    @staticmethod
    def backward(ctx, g, unused):
        order, = ctx.saved_tensors
        return torch.zeros_like(g).scatter(0, order, g)


class Once(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 2 * x * g


class Identity(Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, g):
        return g * 5


class Few(Function):
    @staticmethod
    def forward(ctx, a, b):
        return a + b

    @staticmethod
    def backward(ctx, g):
        return g


class Many(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 1

    @staticmethod
    def backward(ctx, g):
        return g, None, None


class Shape(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 1

    @staticmethod
    def backward(ctx, g):
        return torch.ones(5, dtype=torch.float64)


class Broad(Function):
    @staticmethod
    def forward(ctx, a):
        return a * torch.ones(2, 1, dtype=torch.float64)

    @staticmethod
    def backward(ctx, g):
        return g


class Kind(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 1

    @staticmethod
    def backward(ctx, g):
        return g.float()


class NotTensor(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 1

    @staticmethod
    def backward(ctx, g):
        return 3.0


class NoBackward(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 1


class NoForward(Function):
    pass


class NotStatic(Function):
    def forward(self, a):
        return a * 1

    def backward(self, g):
        return g


class ReturnsNumber(Function):
    @staticmethod
    def forward(ctx, a):
        return 3

    @staticmethod
    def backward(ctx, g):
        return g


class Mixed(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 2, 'text'

    @staticmethod
    def backward(ctx, g, n):
        print('mixed', g, n)
        return g * 2


class WithGrad(Function):
    @staticmethod
    def forward(ctx, x):
        with torch.enable_grad():
            y = x.detach().requires_grad_()
            z = (y ** 3).sum()
        ctx.inner, = torch.autograd.grad(z, y)
        return z.detach()

    @staticmethod
    def backward(ctx, g):
        return g * ctx.inner


class ModeInside(Function):
    @staticmethod
    def forward(ctx, x):
        print('forward grad mode', torch.is_grad_enabled(), x.requires_grad, (x * 2).requires_grad)
        return x * 1

    @staticmethod
    def backward(ctx, g):
        print('backward grad mode', torch.is_grad_enabled(), g.requires_grad)
        return g


x = leaf(0.5, -1.5, 2.0)
y = leaf(3.0, 0.25, -1.0)
cases = {
    'exp': lambda: grad(Exp.apply(x).sum(), x),
    'exp twice': lambda: grad(grad(Exp.apply(x).sum(), x, create_graph=True)[0].sum(), x),
    'exp thrice': lambda: grad(grad(grad(Exp.apply(x).sum(), x, create_graph=True)[0].sum(), x, create_graph=True)[0].sum(), x),
    'reverse': lambda: grad(Reverse.apply(x, 0.5).sum(), x),
    'straight': lambda: grad((Straight.apply(x) * y).sum(), [x, y]),
    'needs both': lambda: grad(Needs.apply(x, y).sum(), [x, y]),
    'needs one': lambda: grad(Needs.apply(x, y.detach()).sum(), [x]),
    'needs none': lambda: Needs.apply(x.detach(), y.detach(), 2).requires_grad,
    'kwargs': lambda: Needs.apply(x, b=y),
    'two first': lambda: grad(Two.apply(x)[0].sum(), x),
    'two second': lambda: grad(Two.apply(x)[1].sum(), x),
    'two both': lambda: grad(sum(Two.apply(x)).sum(), x),
    'raw': lambda: grad(TwoRaw.apply(x)[1].sum(), x),
    'dirty leaf': lambda: Dirty.apply(x),
    'dirty': lambda: (lambda h: (grad(Dirty.apply(h).sum(), x), h, h.grad_fn.name()))(x * 1),
    'sorted': lambda: (lambda v, o: (v, o, o.requires_grad, grad((v * torch.arange(3.)).sum(), x)))(*Sorted.apply(x)),
    'once': lambda: grad(Once.apply(x).sum(), x),
    'once twice': lambda: grad(grad(Once.apply(x).sum(), x, create_graph=True)[0].sum(), x),
    'identity': lambda: (Identity.apply(x) is x, grad(Identity.apply(x).sum(), x)),
    'few': lambda: grad(Few.apply(x, y).sum(), x),
    'many': lambda: grad(Many.apply(x).sum(), x),
    'shape': lambda: grad(Shape.apply(x).sum(), x),
    'broad': lambda: grad(Broad.apply(x).sum(), x),
    'kind': lambda: grad(Kind.apply(x).sum(), x)[0].dtype,
    'not tensor': lambda: grad(NotTensor.apply(x).sum(), x),
    'no backward': lambda: grad(NoBackward.apply(x).sum(), x),
    'no forward': lambda: NoForward.apply(x),
    'not static': lambda: NotStatic.apply(x),
    'instance': lambda: Exp()(x),
    'instance forward': lambda: Exp.forward(x),
    'number': lambda: ReturnsNumber.apply(x),
    'mixed': lambda: grad(Mixed.apply(x)[0].sum(), x),
    'with grad': lambda: grad(WithGrad.apply(x), x),
    'mode': lambda: grad(ModeInside.apply(x).sum(), x),
    'mode create': lambda: grad(ModeInside.apply(x).sum(), x, create_graph=True)[0].requires_grad,
    'no grad': lambda: no_grad_apply(),
    'twice freed': lambda: (lambda s: (s.backward(), s.backward()))(Exp.apply(x).sum()),
    'saved modified': lambda: saved_modified(),
    'saved after': lambda: saved_after(),
    'gradcheck': lambda: torch.autograd.gradcheck(Exp.apply, (x,)),
    'gradgradcheck': lambda: torch.autograd.gradgradcheck(Exp.apply, (x,)),
    'gradcheck bad': lambda: torch.autograd.gradcheck(Identity.apply, (x,)),
    'gradcheck bad quiet': lambda: torch.autograd.gradcheck(Identity.apply, (x,), raise_exception=False),
    'lambda': lambda: grad((lambda f: f(x))(Exp.apply).sum(), x),
}


def no_grad_apply():
    with torch.no_grad():
        return Exp.apply(x).requires_grad


def saved_modified():
    h = x * 1
    out = Exp.apply(h)
    out.add_(1)
    out.sum().backward()


def saved_after():
    out = Exp.apply(x)
    out.sum().backward()
    return out.grad_fn.saved_tensors


for name, attempt in cases.items():
    show(name, attempt)
