"""Products of matrices: every spelling, first and second derivatives, and what they refuse."""
import torch
d = torch.float64
t = lambda *s: (torch.arange(1, 1 + torch.Size(s).numel(), dtype=d).sin() * 1.5).reshape(s)

shown = 'addmm addmv addr baddbmm addbmm bmm mm mv dot vdot inner outer cross tensordot trace cdist'.split()

def study(name, f, *xs):
    xs = [x.clone().requires_grad_() for x in xs]
    y = f(*xs)
    flat = y.reshape(-1)
    w = torch.linspace(0.4, 1.3, flat.numel(), dtype=d)
    gs = torch.autograd.grad((flat * w).sum(), xs, create_graph=True, allow_unused=True)
    print(name, tuple(y.shape), [round(v, 7) for v in flat.tolist()], y.grad_fn.name() if name in shown else '')
    for g in gs:
        print('  first', None if g is None else [round(v, 7) + 0.0 for v in g.flatten().tolist()])
    total = sum((g ** 2).sum() for g in gs if g is not None)
    if total.requires_grad:
        try:
            for h in torch.autograd.grad(total, xs, allow_unused=True):
                print('  second', None if h is None else [round(v, 6) + 0.0 for v in h.flatten().tolist()])
        except RuntimeError as error:
            print(error)

study('addmm', lambda a, b, c: torch.addmm(a, b, c, beta=0.5, alpha=2), t(2, 4), t(2, 3), t(3, 4))
study('addmm row', lambda a, b, c: torch.addmm(a, b, c), t(4), t(2, 3), t(3, 4))
study('addmv', lambda a, b, c: torch.addmv(a, b, c, alpha=3), t(2), t(2, 3), t(3))
study('addr', lambda a, b, c: torch.addr(a, b, c, beta=2), t(2, 3), t(2), t(3))
study('baddbmm', lambda a, b, c: torch.baddbmm(a, b, c, beta=0.3), t(2, 2, 2), t(2, 2, 3), t(2, 3, 2))
study('addbmm', lambda a, b, c: torch.addbmm(a, b, c, alpha=0.5), t(2, 2), t(2, 2, 3), t(2, 3, 2))
study('bmm', torch.bmm, t(2, 2, 3), t(2, 3, 2))
study('mm', torch.mm, t(2, 3), t(3, 2))
study('mv', torch.mv, t(2, 3), t(3))
study('dot', torch.dot, t(3), t(3).cos())
study('vdot', torch.vdot, t(3), t(3).cos())
study('inner', torch.inner, t(2, 3), t(4, 3))
study('inner 1', torch.inner, t(3), t(3).cos())
study('outer', torch.outer, t(2), t(3))
study('ger', torch.ger, t(2), t(3))
study('matmul 1', torch.matmul, t(3), t(3, 2))
study('matmul 2', torch.matmul, t(2, 2, 3), t(3))
study('matmul 3', torch.matmul, t(2, 1, 2, 3), t(3, 3, 2))
study('cross', lambda a, b: torch.cross(a, b, dim=1), t(2, 3), t(2, 3).cos())
study('linalg.cross', torch.linalg.cross, t(2, 3), t(2, 3).cos())
study('tensordot', lambda a, b: torch.tensordot(a, b, dims=2), t(2, 3, 2), t(3, 2, 2))
study('tensordot axes', lambda a, b: torch.tensordot(a, b, dims=([0, 2], [1, 0])), t(2, 3, 2), t(2, 2, 3))
study('tensordot 0', lambda a, b: torch.tensordot(a, b, 0), t(2), t(3))
study('kron', torch.kron, t(2, 2), t(2, 3))
study('chain', torch.chain_matmul, t(2, 3), t(3, 2), t(2, 2))
study('multi_dot', lambda a, b, c: torch.linalg.multi_dot((a, b, c)), t(3), t(3, 2), t(2))
study('trace', torch.trace, t(3, 3))
study('tril', lambda a: torch.tril(a, -1) * a, t(3, 3))
study('triu', lambda a: a.triu(1) * a, t(3, 4))
study('cdist', torch.cdist, t(2, 3), t(4, 3).cos())
study('cdist 1', lambda a, b: torch.cdist(a, b, p=1.0), t(2, 3), t(4, 3).cos())
study('cdist 3', lambda a, b: torch.cdist(a, b, p=3.0), t(2, 2, 3), t(2, 2, 3).cos())
study('cdist inf', lambda a, b: torch.cdist(a, b, p=float('inf')), t(2, 3), t(2, 3).cos())
study('cdist many', torch.cdist, t(2, 3), t(26, 3).cos())
study('pdist', lambda a: torch.pdist(a), t(4, 3))
study('F.pdist', lambda a: torch.nn.functional.pdist(a, p=1), t(4, 3))
study('vecdot', torch.linalg.vecdot, t(2, 3), t(2, 3).cos())
study('bilinear', lambda a, b, w, c: torch.nn.functional.bilinear(a, b, w, c), t(2, 3), t(2, 2), t(4, 3, 2), t(4))
study('block_diag', lambda a, b: torch.block_diag(a, b), t(2, 2), t(1, 3))
study('diag', lambda a: torch.diag(a), t(3))
study('diag 2', lambda a: torch.diag(a, 1), t(3, 3))
study('diagonal', lambda a: a.diagonal(0, -2, -1), t(2, 2, 3))
study('cov', torch.cov, t(3, 4))
study('corrcoef', torch.corrcoef, t(3, 4))
study('cosine', lambda a, b: torch.cosine_similarity(a, b, dim=1), t(2, 3), t(2, 3).cos())
study('renorm', lambda a: torch.renorm(a, 2, 0, 1.0), t(3, 3))
for eq, shapes in [('ij,jk->ik', [(2, 3), (3, 2)]), ('bij,bjk->bik', [(2, 2, 3), (2, 3, 2)]), ('ii->i', [(3, 3)]), ('ii', [(3, 3)]), ('i,j->ij', [(2,), (3,)]), ('ij->ji', [(2, 3)]), ('ij->', [(2, 3)]), ('...ij,...jk->...ik', [(2, 2, 3), (3, 2)]), ('bhqd,bhkd->bhqk', [(1, 2, 2, 3), (1, 2, 3, 3)]), ('bn,anm,bm->ba', [(2, 3), (2, 3, 2), (2, 2)]), ('ij,ij->i', [(2, 3), (2, 3)]), ('b...,b...->b', [(2, 3), (2, 3)]), ('ijk,ijk', [(2, 1, 2), (2, 1, 2)]), ('Ij,jI->j', [(2, 3), (3, 2)]), ('a b, b c -> a c', [(2, 3), (3, 2)])]:
    study(eq, lambda *a: torch.einsum(eq, *a), *[t(*s) for s in shapes])
study('einsum list', lambda a, b: torch.einsum('ij,jk->ik', [a, b]), t(2, 3), t(3, 2))
study('einsum sub', lambda a, b: torch.einsum(a, [0, 1], b, [1, 2], [0, 2]), t(2, 3), t(3, 2))
