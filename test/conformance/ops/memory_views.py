"""Diagonals, windows and strides look at the memory of their tensor; writing to them is seen there."""
import torch
import torch.nn.functional as F

def attempt(compute):
    """Prints what is computed, with its type and layout, or what is raised."""
    try:
        result = compute()
    except Exception as error:
        print(type(error).__name__ + ':', error)
        return
    for part in result if type(result) in (tuple, list) else [result]:
        print(part, *([part.dtype, tuple(part.shape), part.stride()] if isinstance(part, torch.Tensor) else []))


x = torch.arange(6.).reshape(2, 3)
v = torch.tensor([1., 2., 3., 4.])
y = torch.arange(24.).reshape(2, 3, 4)
attempt(lambda: x.as_strided((2, 2), (1, 2)))
attempt(lambda: v.as_strided((3, 2), (1, 1)))
attempt(lambda: torch.as_strided(v, (2,), (2,), 1))
attempt(lambda: torch.as_strided(x, (3,), (2,)))
attempt(lambda: x[1].as_strided((2,), (1,)))
attempt(lambda: x.t().as_strided((2, 3), (3, 1)))
attempt(lambda: x[1].as_strided((2,), (1,), 0))
attempt(lambda: v.as_strided((3, 3), (2, 1)))
attempt(lambda: x.diagonal())
attempt(lambda: x.diagonal(1))
attempt(lambda: x.diagonal(-1))
attempt(lambda: y.diagonal(0, 1, 2))
attempt(lambda: y.diagonal(1, 0, 2))
attempt(lambda: torch.diag(v))
attempt(lambda: torch.diag(x))
attempt(lambda: torch.diag(v, 1))
attempt(lambda: torch.diag(v, -1))
attempt(lambda: torch.diagflat(x))
attempt(lambda: torch.diagflat(v, 1))
attempt(lambda: x.diagonal(0, 1, 1))
d = torch.zeros(3, 3); d.diagonal().fill_(2); d[0, 1] = 7; d.diagonal().add_(1)
attempt(lambda: d)
d = torch.zeros(4); w = d.unfold(0, 2, 2); w.fill_(3)
attempt(lambda: d)
d = torch.zeros(4); w = d.as_strided((2,), (2,)); w += 1
attempt(lambda: (d, w._base is d))
d = torch.zeros(3, 3, requires_grad=True); c = d * 1; c.diagonal().mul_(2).add_(1); c.sum().backward()
attempt(lambda: (c, d.grad, c.diagonal()))
attempt(lambda: x.unfold(1, 2, 1))
attempt(lambda: v.unfold(0, 2, 2))
attempt(lambda: y.unfold(2, 3, 1).shape)
attempt(lambda: v.unfold(0, 3, 1))
attempt(lambda: v.unfold(0, 2, 1).sum(1))
attempt(lambda: x.t().unfold(0, 2, 1))
attempt(lambda: v.unfold(0, 5, 1))
attempt(lambda: v.unfold(0, 2, 0))
attempt(lambda: torch.diagonal_scatter(x, torch.zeros(2)))
attempt(lambda: torch.as_strided_scatter(x, torch.zeros(2), (2,), (1,)))
attempt(lambda: torch.diagonal_scatter(x, torch.zeros(3)))
attempt(lambda: torch.eye(3).diagonal().is_contiguous())
attempt(lambda: torch.eye(3).diagonal().data_ptr() == 0)
attempt(lambda: torch.eye(3).diagonal(1).storage_offset())
q = torch.zeros(3, 3); q.diagonal()[:] = v[:3]; torch.diagonal(q, 1)[:] = 5
attempt(lambda: q)
