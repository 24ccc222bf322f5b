# Arguments that do not fit each other, and methods of other classes: always Python's or PyTorch's own exception.
import torch


def shown(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


a, b = torch.ones(2, 3), torch.zeros(0)
for f in [
    lambda: a // b,
    lambda: a % b,
    lambda: torch.fmod(a, torch.zeros(4)),
    lambda: torch.div(a, torch.zeros(4), rounding_mode="trunc"),
    lambda: torch.logical_xor(a, torch.zeros(5, 4)),
    lambda: a.cholesky_solve(a),
    lambda: a.cholesky_solve(torch.ones(3, 3)),
    lambda: int.__trunc__(),
    lambda: int.__trunc__(None),
]:
    shown(f)

# One place written twice: the last stays, both have its gradient.
x = torch.zeros(4, requires_grad=True)
v = torch.tensor([1.0, 2.0, -0.0], requires_grad=True)
y = x.clone()
y[torch.tensor([1, 1, 3])] = v
print(y, 1 / y.detach())
(y * torch.tensor([1.0, 2.0, 3.0, 4.0])).sum().backward()
print(x.grad, v.grad)
s = torch.zeros(2, 3, requires_grad=True)
w = torch.ones(2, 2, requires_grad=True)
z = s.scatter(1, torch.tensor([[0, 2], [1, 1]]), w * 3)
print(z)
(z ** 2).sum().backward()
print(s.grad, w.grad)
d = torch.zeros(3, 3)
d.diagonal().copy_(torch.tensor([1.0, 2.0, 3.0]))
print(d, torch.diag_embed(torch.ones(2, 2)).shape)
