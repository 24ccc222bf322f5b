"""Gradients and what hangs on them, with arrays large enough that a backward pass frees while it runs."""
import torch

torch.manual_seed(0)
n = 1100  # a matrix of more than 4 MiB
a = torch.rand(n, n, requires_grad=True)
b = torch.rand(n, n, requires_grad=True)


def show(name, t):
    print(name, f'{t.double().sum().item():.4e}', f'{t.flatten()[12345].item():.4f}')


# Twice through one graph, gradients adding up.
y = (a * b).tanh()
z = (y * a + b).sigmoid() * y
z.sum().backward(retain_graph=True)
show('first', a.grad)
z.sum().backward()
show('second', a.grad)
show('second', b.grad)

# A pass that fails half way keeps what leaves already have.
a.grad = b.grad = None
u = a * 2
v = u.exp()
v.sum().backward(retain_graph=False)
show('before', a.grad)
w = (v * b).sin() + (b * 3).cos()
try:
    w.sum().backward()
except RuntimeError as error:
    print(str(error)[:60])
print(a.grad is not None, b.grad is not None)
show('kept', a.grad)
if b.grad is not None:
    show('kept', b.grad)

# The gradient is a view into one flat buffer.
flat = torch.zeros(2 * n * n)
a.grad, b.grad = flat[: n * n].view(n, n), flat[n * n:].view(n, n)
((a - b) ** 2 * a).sum().backward()
show('flat', flat)
show('view', a.grad)

# A view of a leaf that changed in place; its shape is asked for while the pass runs.
base = torch.rand(n, n)
rows = base[::2]
base.add_(1)
c = torch.rand(n // 2, n, requires_grad=True)
(rows * c).pow(2).sum().backward()
show('rows', c.grad)
show('rows', rows)

# Intermediate gradients that are kept, by a hook and by retain_grad.
seen = []
h = (a * b)
h.register_hook(lambda g: seen.append(g))
k = h.tanh()
k.retain_grad()
(k * k).sum().backward()
show('hook', seen[0])
show('retained', k.grad)

# autograd.grad keeps what it answers, and nothing else changes.
p, q = torch.autograd.grad((a * b).tanh().sum(), (a, b))
show('grad', p)
show('grad', q)

# A backward in Python that keeps things.
x = torch.rand(n, n, requires_grad=True)


class Keeping(torch.autograd.Function):
    kept = []

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        Keeping.kept.append(g * 3)
        return 2 * x * g


(Keeping.apply(x * 2).sin() * x).sum().backward()
show('function', x.grad)
show('function', Keeping.kept[0])
