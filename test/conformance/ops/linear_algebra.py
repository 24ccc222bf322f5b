import torch

torch.manual_seed(0)
a, b, v = torch.randn(3, 4), torch.randn(4, 2), torch.randn(4)
s = torch.randn(3, 3, dtype=torch.float64)
p = s @ s.T + torch.eye(3, dtype=torch.float64)
print(a @ b, a @ v, v @ b, v @ v, torch.mm(a, b).shape, torch.mv(a, v), torch.dot(v, v), torch.outer(v, a[:, 0]), torch.inner(v, v))
print(torch.bmm(a.expand(2, 3, 4), b.expand(2, 4, 2))[1], torch.matmul(a, b.expand(5, 4, 2)).shape, torch.matmul(a.view(3, 1, 4), b).shape, torch.addmm(torch.ones(3, 2), a, b, beta=0.5, alpha=2), torch.baddbmm(torch.zeros(2, 3, 2), a.expand(2, 3, 4), b.expand(2, 4, 2)).sum(), torch.addmv(torch.ones(3), a, v), torch.addr(torch.zeros(4, 3), v, a[:, 0]).sum())
print(torch.einsum('ij,jk->ik', a, b), torch.einsum('ij->ji', a).shape, torch.einsum('ij->', a), torch.einsum('ii->i', s), torch.einsum('i,j->ij', v, v).trace(), torch.einsum('...i,...i->...', a, a), torch.einsum('bij,bjk->bik', a.expand(2, 3, 4), b.expand(2, 4, 2)).sum())
print(torch.tensordot(a, b, dims=1).sum(), torch.tensordot(a, a, dims=([0, 1], [0, 1])), torch.kron(torch.eye(2), torch.ones(1, 2)), torch.cross(a[:, :3], a[:, 1:], dim=1), torch.matrix_power(s, 3).sum(), torch.linalg.multi_dot([a, b, b.T]).shape, torch.chain_matmul(a, b).sum())
print(torch.linalg.inv(p), torch.det(p), torch.slogdet(p), torch.logdet(p), torch.linalg.cholesky(p), torch.linalg.solve(p, s[0]), torch.linalg.eigvalsh(p), torch.linalg.svdvals(a), torch.linalg.matrix_rank(a), torch.linalg.pinv(a).sum(), torch.linalg.cond(p), torch.matrix_exp(s).sum())
print(torch.linalg.norm(a), torch.linalg.norm(a, 2), torch.linalg.norm(a, 'nuc'), torch.linalg.norm(a, 1), torch.linalg.norm(a, float('inf')), torch.linalg.norm(a, -1), torch.linalg.norm(v, 3), torch.linalg.matrix_norm(a.expand(2, 3, 4), 2), torch.linalg.vector_norm(a, 3, dim=1), torch.linalg.norm(a, dim=(0, 1)), torch.linalg.norm(a, 2, dim=1), a.norm('nuc'))
print(torch.dist(a, a * 2), torch.cdist(a, a * 2), torch.pdist(a), torch.nn.functional.pairwise_distance(a, a * 2), torch.cov(a), torch.corrcoef(a)[0, 1])
for f in (lambda m: torch.linalg.inv(m).sum(), torch.det, torch.logdet, lambda m: torch.linalg.cholesky(m).sum(), lambda m: torch.linalg.eigvalsh(m)[0], lambda m: torch.linalg.eigh(m)[1].abs()[0].sum(), lambda m: torch.linalg.svd(m)[0].abs().sum(), lambda m: torch.linalg.norm(m, 2), lambda m: torch.linalg.norm(m, 'nuc'), lambda m: torch.linalg.solve(m, torch.ones(3, dtype=m.dtype)).sum(), lambda m: torch.matrix_exp(m).sum()):
    m = p.clone().requires_grad_()
    g, = torch.autograd.grad(f(m), m, create_graph=True)
    h, = torch.autograd.grad(g.pow(2).sum(), m)
    print(['%.5f' % value for value in g.flatten()], ['%.4f' % value for value in (h + h.T).flatten()])
q, r = torch.linalg.qr(p)
print(torch.allclose(q @ r, p), torch.allclose(q.T @ q, torch.eye(3, dtype=q.dtype)))
for attempt in (lambda: a @ a, lambda: torch.mm(v, a), lambda: torch.bmm(a, a), lambda: torch.dot(v, a[:, 0]), lambda: torch.inverse(a), lambda: a @ 3, lambda: torch.matmul(torch.tensor(1.0), v), lambda: a.t().t().t().T @ v, lambda: a.expand(2, 3, 4).t(), lambda: torch.linalg.norm(a.expand(2, 3, 4), 2), lambda: torch.einsum('ij,jk', a)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split('\n')[0])
