"""Errors that learners make, caught and printed."""
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0); D = nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(.2), nn.Flatten(), nn.Linear(4 * 4 * 4, 1))
x = torch.randn(2, 3, 8, 8)
def attempt(name, f):
    try: r = f(); print(name, "ok", tuple(r.shape) if isinstance(r, torch.Tensor) else r)
    except Exception as e: print(name, type(e).__name__, e)
attempt("no grad", lambda: torch.autograd.grad(D(x).sum(), x))
xr = x.clone().requires_grad_()
attempt("not scalar", lambda: torch.autograd.grad(D(xr), xr))
attempt("wrong go", lambda: torch.autograd.grad(D(xr), xr, grad_outputs=torch.ones(2)))
attempt("unused", lambda: torch.autograd.grad(D(x).sum(), xr))
attempt("allow", lambda: torch.autograd.grad(D(x).sum(), xr, allow_unused=True))
attempt("channels", lambda: D(torch.randn(2, 1, 8, 8)))
attempt("size", lambda: D(torch.randn(2, 3, 16, 16)))
attempt("rank", lambda: D(torch.randn(8, 8)))
attempt("dtype", lambda: D(x.double()))
attempt("int", lambda: D(torch.randint(0, 255, (2, 3, 8, 8))))
attempt("np", lambda: D(xr).numpy())
attempt("item", lambda: D(x).item())
attempt("bool", lambda: bool(D(x) > 0))
attempt("view", lambda: x.permute(0, 2, 3, 1).view(2, -1))
attempt("view2", lambda: x.view(3, 100))
attempt("reshape", lambda: x.reshape(7, -1))
attempt("cat", lambda: torch.cat([x, x[:, :1]], 0))
attempt("stack", lambda: torch.stack([x, x[:, :1]]))
attempt("mm", lambda: torch.mm(torch.ones(2, 3), torch.ones(2, 3)))
attempt("matmul", lambda: torch.ones(2, 3) @ torch.ones(4))
attempt("add", lambda: torch.ones(2, 3) + torch.ones(4))
attempt("index", lambda: x[5]); attempt("index2", lambda: x[0, 0, 0, 0, 0]); attempt("dim", lambda: x.sum(7)); attempt("dim2", lambda: x.norm(2, dim=(1, 4)))
attempt("bce", lambda: F.binary_cross_entropy(D(x), torch.ones(2, 1)))
attempt("bce2", lambda: F.binary_cross_entropy_with_logits(D(x), torch.ones(2)))
attempt("ce", lambda: F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 3])))
attempt("ce2", lambda: F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.])))
attempt("mse", lambda: F.mse_loss(D(x), torch.ones(2)))
attempt("emb", lambda: nn.Embedding(3, 2)(torch.tensor([3]))); attempt("emb2", lambda: nn.Embedding(3, 2)(torch.tensor([1.])))
attempt("bn", lambda: nn.BatchNorm1d(3)(torch.ones(1, 3))); attempt("bn2", lambda: nn.BatchNorm2d(3)(torch.ones(2, 3))); attempt("in", lambda: nn.InstanceNorm2d(3)(torch.ones(2, 3, 1, 1))); attempt("ln", lambda: nn.LayerNorm(4)(torch.ones(2, 3))); attempt("gn", lambda: nn.GroupNorm(2, 3))
attempt("attr", lambda: D.foo); attempt("attr2", lambda: x.foo); attempt("torch", lambda: torch.foo); attempt("kw", lambda: nn.Linear(2, 3, biass=True)); attempt("arg", lambda: nn.Linear(2))
attempt("fwd", lambda: D()); attempt("fwd2", lambda: D(x, x))
def twice():
    l = D(xr).sum(); l.backward(); l.backward()
attempt("twice", twice)
def inplace():
    w = torch.ones(3, requires_grad=True); y = w.exp(); y += 1; y.sum().backward()
attempt("inplace", inplace)
def leaf():
    w = torch.ones(3, requires_grad=True); w += 1
attempt("leaf", leaf)
def rg():
    w = torch.ones(3).long(); w.requires_grad_()
attempt("long grad", rg)
def nonleaf():
    w = torch.ones(3, requires_grad=True) * 2; w.requires_grad = False
attempt("nonleaf", nonleaf)
attempt("optim", lambda: torch.optim.Adam([])); attempt("optim2", lambda: torch.optim.Adam(x)); attempt("optim3", lambda: torch.optim.SGD([torch.ones(1)], lr=-1)); attempt("optim4", lambda: torch.optim.SGD([D(xr)], lr=.1)); attempt("optim5", lambda: torch.optim.Adam(D.parameters(), betas=(1., .9)))
attempt("device", lambda: torch.ones(2, device="cudaa")); attempt("tensor", lambda: torch.tensor([[1, 2], [3]])); attempt("tensor2", lambda: torch.tensor(["a"])); attempt("tensor3", lambda: torch.tensor([x, x])); attempt("zeros", lambda: torch.zeros(-1)); attempt("rand", lambda: torch.rand("a")); attempt("arange", lambda: torch.arange(3, 1)); attempt("lin", lambda: torch.linspace(0, 1, -1))
attempt("pad", lambda: F.pad(x, (9, 9, 9, 9), mode="reflect")); attempt("interp", lambda: F.interpolate(x, scale_factor=2, size=3)); attempt("pool", lambda: F.max_pool2d(torch.ones(1, 1, 2, 2), 4)); attempt("fold", lambda: F.fold(x, 4, 2))
attempt("setattr", lambda: setattr(D[0], "weight", torch.ones(1))); attempt("mod", lambda: nn.ModuleList([1])); attempt("seq", lambda: nn.Sequential(1)); attempt("seq idx", lambda: D[9]); attempt("param", lambda: nn.Parameter("a"))
attempt("load", lambda: D.load_state_dict({"a": 1})); attempt("expand", lambda: torch.ones(3, 2).expand(4, 2)); attempt("where", lambda: torch.where(x > 0, x, "a")); attempt("sq", lambda: torch.einsum("ij,jk->il", torch.ones(2, 2), torch.ones(2, 2))); attempt("chunk", lambda: x.chunk(0)); attempt("split", lambda: x.split([1, 2], 0))
class NoSuper(nn.Module):
    def __init__(self): self.l = nn.Linear(1, 1)
attempt("super", NoSuper)
class NoForward(nn.Module): pass
attempt("forward", lambda: NoForward()(x)); attempt("mult", lambda: x * None); attempt("cmp", lambda: x < "a"); attempt("len", lambda: len(torch.tensor(1))); attempt("iter", lambda: list(torch.tensor(1))); attempt("int()", lambda: int(x)); attempt("float", lambda: float("x")); attempt("hash", lambda: {}[x]); attempt("in", lambda: "a" in x); attempt("fmt", lambda: f"{x:.2f}"); attempt("fmt0", lambda: f"{x.mean():d}")
