import torch
from torch.autograd import Variable

x = torch.tensor([1.0, 2.0], requires_grad=True)
(x ** 2).sum().backward()
print(x.grad)
(x ** 2).sum().backward()
print(x.grad)
x.grad.zero_()
(x * 3).backward(torch.tensor([1.0, 10.0]))
print(x.grad)
x.grad = None
y = (x ** 2).sum()
y.backward(retain_graph=True)
y.backward()
print(x.grad)
x.grad = None
h = x * 2
h.retain_grad()
h.pow(2).sum().backward()
print(h.grad, x.grad)
x.grad = None
(x ** 3).sum().backward(create_graph=True)
print(x.grad, x.grad.requires_grad)
x.grad = None
with torch.no_grad():
    free = x * 2
    print(free.requires_grad, torch.is_grad_enabled())
with torch.no_grad():
    with torch.enable_grad():
        print((x * 2).requires_grad)
with torch.set_grad_enabled(False):
    print((x * 2).requires_grad)
print((x.detach() * 2).requires_grad, x.data.requires_grad, (x * 2).detach().is_leaf, x.clone().requires_grad)


@torch.no_grad()
def quiet(value):
    return value * 2


print(quiet(x).requires_grad)
d = x.detach()
d[0] = 5
print(x)
v = Variable(torch.ones(2), requires_grad=True)
(v * 3).sum().backward()
print(v.grad, v.data, isinstance(v, torch.Tensor))
a = torch.tensor(2.0, requires_grad=True)
b = a * a
c = b.detach() * a
c.backward()
print(a.grad)
seen = []
handle = x.register_hook(lambda grad: seen.append(grad.tolist()))
(x * 5).sum().backward()
handle.remove()
(x * 5).sum().backward()
print(seen, x.grad)
x.grad = None
handle = x.register_hook(lambda grad: grad * 10)
x.sum().backward()
print(x.grad)
handle.remove()
for attempt in (
    lambda: (x * 2).backward(),
    lambda: torch.ones(1).backward(),
    lambda: [y.backward(), y.backward()],
    lambda: x.sum().backward(torch.ones(2)),
    lambda: setattr(x, 'grad', torch.ones(3)),
    lambda: (x * 2).requires_grad_(False),
):
    try:
        print(attempt())
    except RuntimeError as error:
        print(error)
