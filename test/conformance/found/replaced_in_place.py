# What becomes of a tensor's place in the graph where something is written into it, or into what it looks at.
import torch
import torch.nn.functional as F


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def node(t):
    return t.grad_fn and type(t.grad_fn).__name__


x = torch.tensor([0.3, -0.6, 0.9], requires_grad=True)
y = torch.tensor([0.5, -0.7, 0.2], requires_grad=True)

for name in ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'less', 'greater', 'not_equal', 'less_equal', 'greater_equal']:
    for other in (y, 0.5):
        z = x * 1
        getattr(z, name + '_')(other)
        print(name, z.detach().tolist(), node(z), len(z.grad_fn.next_functions))
        if name == 'lt':
            z.sum().backward()
            print(x.grad, y.grad)
for name in ['logical_and', 'logical_or', 'logical_xor']:
    z = x * 1
    getattr(z, name + '_')(y)
    print(name, z.detach().tolist(), node(z))
for change in ['sign_', 'logical_not_', 'zero_', 'bernoulli_', 'random_']:
    z = x.sigmoid()
    getattr(z, change)()
    print(change, node(z))
z = x * 1
z.fill_(-1)
print(node(z), node(torch.fill(x, -1)), node(torch.fill(x, y[0])))
z.remainder_(torch.tensor([2.0, 3.0, 4.0]))
print(node(z), node(x % 2), node(x % y), node(2 % x))
z = x * 1
z.random_(2)
print(node(z), node(z.random_(1, 5)))

# Views of what has changed since.
p = torch.nn.Parameter(torch.arange(8.0).view(4, 2))
first, second = p.chunk(2)
flat = p.view(-1)
with torch.no_grad():
    unseen = p.view(-1)
    parts = p.split(2)
    p.mul_(2)
attempt(lambda: node(flat))
attempt(lambda: first.requires_grad)
attempt(lambda: first.grad_fn)
attempt(lambda: second.sum())
attempt(lambda: print(second))
attempt(lambda: unseen.requires_grad)
attempt(lambda: unseen + 1)
attempt(lambda: parts[0].grad_fn)
attempt(lambda: parts[0].is_leaf)
q = torch.ones(4, 2)
first, second = q.chunk(2)
q.mul_(2)
attempt(lambda: first)

# Written where it is read.
m = torch.arange(6.0).view(2, 3)


def write(key, value):
    m[key] = value


attempt(lambda: write([True, True], m))
attempt(lambda: write(torch.tensor([0, 1]), m[0]))
attempt(lambda: write(m > 0, m[m > 0]))
attempt(lambda: write(slice(None), m))
attempt(lambda: write(0, m[0]))

# Written twice to one place: the last value stands, and every value gets the gradient.
v = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.zeros(3)
w = w.index_put((torch.tensor([1, 1]),), v)
w.sum().backward()
print(w.detach(), v.grad)
base = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
c = base * 1
c[[0, 0, 2]] *= 2
c.sum().backward()
print(c.detach(), base.grad)

# Used by a derivative, and changed before it runs.
for use in [lambda t: F.max_pool2d(t, 2), lambda t: F.avg_pool2d(t, 2), lambda t: F.pad(t, (1, 1), mode='reflect'), lambda t: F.prelu(t, torch.ones(1))]:
    a = torch.ones(1, 1, 2, 4, requires_grad=True)
    out = use(a)
    with torch.no_grad():
        a.mul_(2)
    attempt(lambda: torch.autograd.grad(out.sum(), a))

# What has no derivative.
u = torch.tensor([[3.0, 1.0], [1.0, 2.0]], requires_grad=True)
for f in [lambda: u.unique(), lambda: torch.unique(u, dim=0), lambda: torch.unique_consecutive(u), lambda: u.aminmax(dim=0)[0], lambda: u.narrow_copy(0, 0, 1)]:
    r = f()
    print(node(r), r.grad_fn.name(), r.detach().tolist())
    attempt(lambda: r.sum().backward())
