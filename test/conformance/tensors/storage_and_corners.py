"""The memory behind a tensor, its floating parts, and the corners of einsum."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def show(attempt):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error)[:300])


r = torch.arange(6.0).reshape(2, 3)
d = r.double()
s = r.storage()
show(lambda: (len(s), s[2], s.dtype, s.size(), list(s), s.tolist(), s.data_ptr() == r.data_ptr(), s.nbytes()))
show(lambda: r.t().storage().tolist())
show(lambda: r[1:].storage().data_ptr() == r.storage().data_ptr())
show(lambda: r.clone().storage().data_ptr() == r.storage().data_ptr())
show(lambda: s)
show(lambda: type(s).__name__)
show(lambda: torch.zeros(3, dtype=torch.int64).storage())
show(lambda: len(r[1].storage()))
show(lambda: r[1].storage_offset())
show(lambda: r.storage().untyped().nbytes())
show(lambda: r.numel() * r.element_size())
show(lambda: r.narrow_copy(1, 0, 2))
show(lambda: r.narrow_copy(0, 1, 1).stride())
show(lambda: torch.nextafter(torch.tensor([1.0, 0.0, -1.0]), torch.tensor([2.0, 1.0, 0.0])))
show(lambda: torch.nextafter(torch.tensor([1.0], dtype=torch.float64), torch.tensor([2.0], dtype=torch.float64)).item())
show(lambda: torch.frexp(torch.tensor([1.0, 10.0, -0.3, 0.0])))
show(lambda: torch.ldexp(*torch.frexp(torch.tensor([1.0, 10.0, -0.3, 0.0]))))
show(lambda: torch.empty_strided((2, 3), (1, 2)).stride())
show(lambda: torch.empty_strided((2, 3), (1, 2)).shape)
w = torch.tensor([[1.0, 0.0, 2.0]], dtype=torch.float64, requires_grad=True)
src = torch.tensor([[3.0, 0.0, 4.0, 0.0]], dtype=torch.float64, requires_grad=True)
out = w.scatter_reduce(1, torch.tensor([[0, 0, 2, 1]]), src, 'prod')
print(out)
show(lambda: torch.autograd.grad(out.sum(), (w, src)))
show(lambda: torch.einsum('i...,...->i...', torch.arange(6.0).reshape(2, 3), torch.ones(3)))
show(lambda: torch.einsum('ii->i', torch.arange(9.0).reshape(3, 3)))
show(lambda: torch.einsum('ii', torch.arange(9.0).reshape(3, 3)))
show(lambda: torch.einsum('...ij,...jk->...ik', torch.ones(2, 1, 2, 3), torch.ones(4, 3, 2)).shape)
show(lambda: torch.einsum('b...->b', torch.ones(2, 3, 4)))
show(lambda: torch.einsum('ij,jk,kl->il', r, r.t(), r))
show(lambda: torch.einsum('bi,bi->b', r, r))
show(lambda: torch.einsum(r, [0, 1], r, [0, 1], [0]))
show(lambda: torch.einsum(r, [0, 1], [1, 0]))
show(lambda: torch.einsum('ij,kl', r, r).shape)
show(lambda: torch.einsum('ba', r))
show(lambda: torch.einsum(' i j , j k -> i k ', r, r.t()))
show(lambda: torch.einsum('ij,jk->ik', r, r))
show(lambda: torch.einsum('ijk', r))
show(lambda: torch.einsum('ij->k', r))
show(lambda: torch.einsum('ij->ii', r))
show(lambda: torch.einsum('ij,jk', r))
show(lambda: torch.einsum('Ab,bA->', r, r.t()))
show(lambda: torch.einsum('i1', r))
