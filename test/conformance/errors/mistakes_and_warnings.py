"""Exceptions with tracebacks, warnings, string formatting, context managers, generators."""
import traceback, warnings, sys, contextlib, functools, re, textwrap, time
import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.tensor([[1.23456789, -2.5], [1e-8, 3e5]])
print(f"{x}", f"{x[0,0]:.3f}", f"{x[0,1]:>10.2e}|", "%s" % (x.shape,), "%.4f" % x[0, 0], "{:<12}|{:^9}|{:+d}".format("ab", "mid", 4), f"{x.shape!r:>30}", f"{x.mean().item():,.2f}")
try: print(f"{x:.2f}")
except TypeError as e: print(e)
try: print("%d" % x[0, 0])
except Exception as e: print(type(e).__name__, e)
class PenaltyError(RuntimeError):
    def __init__(self, msg, *, norm): super().__init__(msg); self.norm = norm
    def __str__(self): return f"{super().__str__()} (norm={self.norm:.2f})"
def inner(t):
    return t.view(7)
def outer(t):
    try: return inner(t)
    except RuntimeError as e: raise PenaltyError("bad view", norm=t.norm().item()) from e
try: outer(x)
except PenaltyError as e:
    print(repr(e), "|", e, "|", repr(e.__cause__))
    tb = traceback.format_exc().splitlines()
    print([l.strip() for l in tb if not l.strip().startswith("File")])
    print([f.name for f in traceback.extract_tb(e.__traceback__)], [f.lineno for f in traceback.extract_tb(e.__traceback__)])
try:
    try: 1 / 0
    finally: print("finally")
except ZeroDivisionError as e: print(e.__context__, e.args)
def checks(fn):
    @functools.wraps(fn)
    def wrap(*a, **k):
        try: r = fn(*a, **k)
        except Exception as e: r = f"{type(e).__name__}: {e}"
        else: r = "ok " + str(r)
        print(fn.__name__, r)
        return wrap
    return wrap
@checks
def leaf_inplace(): w = torch.ones(2, requires_grad=True); w += 1
@checks
def twice():
    w = torch.ones(2, requires_grad=True); l = (w * w).sum(); l.backward(); l.backward()
@checks
def notscalar(): torch.ones(2, requires_grad=True).mul(2).backward()
@checks
def nograd(): torch.ones(2).sum().backward()
@checks
def unused(): a = torch.ones(1, requires_grad=True); b = torch.ones(1, requires_grad=True); return torch.autograd.grad(a * 2, b)
@checks
def version():
    a = torch.ones(2, requires_grad=True); b = a.exp(); b += 1; b.sum().backward()
@checks
def int_grad(): torch.ones(2, dtype=torch.long, requires_grad=True)
@checks
def numpy_grad(): torch.ones(2, requires_grad=True).numpy()
@checks
def matmul(): torch.ones(2, 3) @ torch.ones(2, 3)
@checks
def linear(): nn.Linear(3, 4)(torch.ones(2, 5))
@checks
def conv(): nn.Conv2d(3, 4, 3)(torch.ones(2, 1, 8, 8))
@checks
def conv_small(): nn.Conv2d(3, 4, 5)(torch.ones(2, 3, 4, 4))
@checks
def dtype(): nn.Linear(3, 4)(torch.ones(2, 3, dtype=torch.double))
@checks
def cat(): torch.cat([torch.ones(2, 3), torch.ones(3, 2)])
@checks
def stack(): torch.stack([torch.ones(2, 3), torch.ones(3, 2)])
@checks
def index(): torch.ones(3)[5]
@checks
def index2(): torch.ones(3, 3)[:, torch.tensor([0, 4])]
@checks
def ce(): F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 3]))
@checks
def bce(): F.binary_cross_entropy(torch.tensor([1.5]), torch.tensor([1.]))
@checks
def bce2(): nn.BCELoss()(torch.rand(4, 1), torch.rand(4))
@checks
def item(): torch.ones(2).item()
@checks
def boolean(): bool(torch.ones(2) > 0)
@checks
def attr(): torch.ones(2).foo
@checks
def attr2(): nn.Linear(2, 2).foo
@checks
def attr3(): torch.foo(2)
@checks
def kw(): torch.ones(2).sum(foo=1)
@checks
def kw2(): nn.Linear(2)
@checks
def kw3(): torch.randn(2, "a")
@checks
def reshape(): torch.ones(6).reshape(4, -1)
@checks
def expand(): torch.ones(2, 3).expand(3, 3)
@checks
def bn(): nn.BatchNorm1d(3)(torch.ones(1, 3))
@checks
def fwd():
    class M(nn.Module): pass
    M()(1)
@checks
def assign():
    class M(nn.Module):
        def __init__(self): self.a = nn.Linear(1, 1)
    M()
@checks
def param(): m = nn.Linear(1, 1); m.weight = torch.ones(1)
for fn in (leaf_inplace, twice, notscalar, nograd, unused, version, int_grad, numpy_grad, matmul, linear, conv, conv_small, dtype, cat, stack, index, index2, ce, bce, bce2, item, boolean, attr, attr2, attr3, kw, kw2, kw3, reshape, expand, bn, fwd, assign, param): fn()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    F.mse_loss(torch.ones(2, 1), torch.ones(2)); F.softmax(torch.ones(2, 2)); F.sigmoid(torch.ones(1)); torch.ones(2, 3).T; torch.ones(3).T; warnings.warn("mine", DeprecationWarning)
    (torch.ones(2, requires_grad=True) * 2).grad
    nn.L1Loss(size_average=False); torch.optim.lr_scheduler.StepLR(torch.optim.SGD([torch.ones(1, requires_grad=True)], 1), 1).step()
    for i in w: print(i.category.__name__, str(i.message).split("(Triggered")[0][:150])
