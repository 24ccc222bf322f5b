"""Norms of every order: values, shapes, first and second derivatives."""
import torch
A = torch.tensor([[1.5, -2.0, 0.3], [0.7, 4.0, -1.1]], dtype=torch.float64)
B = torch.stack([A, A * 0.5 - 0.2, A.flip(1)])
inf = float('inf')
for ord in (None, 0, 0.5, 1, 1.7, 2, 3, -1, -2, inf, -inf):
    x = A.flatten().clone().requires_grad_()
    n = torch.linalg.norm(x, ord) if ord is not None else torch.linalg.norm(x)
    print('vector', ord, n.item(), torch.linalg.vector_norm(B, 2 if ord is None else ord, dim=(0, 2)).tolist(), torch.linalg.vector_norm(B, 2 if ord is None else ord, dim=1, keepdim=True).shape)
    if ord == 0:
        continue
    g, = torch.autograd.grad(n, x, create_graph=True)
    print([v + 0.0 for v in g.tolist()], type(n.grad_fn).__name__)
    if ord not in (0, 1, inf, -inf) and g.requires_grad and g.grad_fn is not None:
        try:
            h, = torch.autograd.grad((g * torch.arange(1., 7., dtype=torch.float64)).sum(), x, allow_unused=True)
            print([v + 0.0 for v in h.flatten().tolist()] if h is not None else None)
        except RuntimeError as e:
            print(e)
for ord in ('fro', 'nuc', 1, -1, 2, -2, inf, -inf):
    x = A.clone().requires_grad_()
    n = torch.linalg.matrix_norm(x, ord)
    print('matrix', ord, n.item(), torch.linalg.norm(x, ord).item(), torch.linalg.matrix_norm(B, ord).tolist(), torch.linalg.matrix_norm(B, ord, dim=(0, 2), keepdim=True).tolist())
    g, = torch.autograd.grad(n, x, create_graph=True)
    print([v + 0.0 for v in g.flatten().tolist()])
    if ord not in (1, -1, inf, -inf):
        h, = torch.autograd.grad((g * torch.arange(1., 7., dtype=torch.float64).view(2, 3)).sum(), x, allow_unused=True)
        print([v + 0.0 for v in h.flatten().tolist()] if h is not None else None)
for p in ('fro', 'nuc', 1, 2, 3, inf, -inf, 0):
    print('torch.norm', p, torch.norm(A, p).item(), A.norm(p, dim=1).tolist() if p != 'nuc' else None, A.norm(p=p, dim=(0, 1), keepdim=True).tolist())
print(torch.norm(A, dim=0), A.norm(), A.float().norm(2, dtype=torch.float64), torch.norm(A.float(), p=2, dim=[0, 1]))
print(torch.linalg.norm(B), torch.linalg.norm(B, dim=(1, 2)), torch.linalg.norm(B, 2, dim=-1))
print(torch.zeros(3, dtype=torch.float64).norm(), torch.linalg.norm(torch.zeros(2, 2)), torch.dist(A, A * 2, 1), torch.dist(A, A + 1))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: torch.linalg.norm(B, 1))
attempt(lambda: torch.linalg.norm(A, 'x'))
attempt(lambda: torch.linalg.norm(A, 3))
attempt(lambda: torch.linalg.norm(A, 2, dim=(0, 1, 2)))
attempt(lambda: torch.linalg.norm(A, 2, dim=5))
attempt(lambda: torch.linalg.norm(torch.arange(3)))
attempt(lambda: torch.linalg.vector_norm(torch.arange(3)))
attempt(lambda: torch.arange(3).norm())
attempt(lambda: torch.linalg.matrix_norm(A[0]))
attempt(lambda: torch.linalg.matrix_norm(A, 'nuk'))
attempt(lambda: torch.linalg.matrix_norm(A, 3))
attempt(lambda: torch.linalg.matrix_norm(B, 'fro', dim=(1, 1)))
attempt(lambda: torch.linalg.matrix_norm(B, 'fro', dim=(1,)))
attempt(lambda: torch.linalg.norm(A[0], 'fro'))
attempt(lambda: A.norm('abc'))
attempt(lambda: torch.linalg.vector_norm(torch.zeros(0), inf))
attempt(lambda: torch.linalg.vector_norm(torch.zeros(0)))
attempt(lambda: torch.norm(A, p='fro', dim=(0, 1, 2)))
