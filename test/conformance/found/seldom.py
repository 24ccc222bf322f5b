"""Names of nodes, and words for what does not fit, of operations one seldom meets."""
import torch
x = torch.tensor([[1.5, 0.25, -0.75], [0.5, 2.5, 1.25]], dtype=torch.float64, requires_grad=True)
y = torch.tensor([0.3, 1.7, 0.9], dtype=torch.float64)
for name, t in [('clamp_min', x.clamp_min(0.3)), ('clamp_max', torch.clamp_max(x, 1)), ('hypot', x.hypot(y)), ('xlogy', x.xlogy(y)), ('xlogy number', x.xlogy(2.5)), ('number xlogy', torch.xlogy(2.5, x.abs())), ('logaddexp', torch.logaddexp(x, y)), ('logaddexp2', torch.logaddexp2(x, y)), ('logcumsumexp', x.logcumsumexp(1)), ('nanmedian', x.nanmedian()), ('entr', torch.special.entr(x)), ('xlog1py', torch.special.xlog1py(x, y)), ('tile', x.tile((2,))), ('exp2', x.exp2())]:
    print(name, t)
    print(torch.autograd.grad(t.sum(), x)[0])
print((x * 1).squeeze_(), (x * 1).unsqueeze_(0), (x * 1).t_(), (x * 1).transpose_(0, 1))
print(torch.special.entr(torch.tensor([1, 2])), torch.special.xlog1py(torch.tensor([0, 2]), 3))
print(x.argmax(keepdim=True), x.argmin(), torch.range(1, 3, 0.5, requires_grad=True))
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: torch.range(0, -1))
attempt(lambda: x.detach().renorm(2, 0, -1))
attempt(lambda: torch.vsplit(x, 3))
attempt(lambda: torch.hsplit(x, 2))
attempt(lambda: torch.dsplit(x, 2))
attempt(lambda: torch.hsplit(torch.tensor(1.), 2))
attempt(lambda: torch.vsplit(y, 2))
attempt(lambda: torch.select_scatter(x, y[:2], 0, 1))
attempt(lambda: torch.slice_scatter(x, y, 0, 0, 1, 1))
attempt(lambda: torch.zeros(2, 3, 2).fill_diagonal_(1.))
attempt(lambda: torch.zeros(2).fill_diagonal_(1.))
attempt(lambda: x.heaviside(torch.tensor(1)))
