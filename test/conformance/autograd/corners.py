"""Autograd corners: hooks, retain_grad, anomaly, higher order, jacobian/hessian, vmap, functional_call, checkpoint."""
import torch, functools
from torch import nn
from torch.autograd.functional import jacobian, hessian, vjp, jvp, hvp
from torch.utils.checkpoint import checkpoint
torch.manual_seed(6)
f = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x = torch.randn(2, 3, requires_grad=True)
log = []
h = x.register_hook(lambda g: log.append(("x", g.norm().item())) or g * 2)
y = f[0](x); y.retain_grad(); y.register_hook(lambda g: log.append(("y", tuple(g.shape))))
hk = f[1].register_full_backward_hook(lambda m, gi, go: log.append((type(m).__name__, gi[0].shape, go[0].sum().item())))
f[2].register_forward_pre_hook(lambda m, i: (i[0] * 1.5,))
out = f[2](f[1](y)).sum(); out.backward()
print(log, x.grad, y.grad.sum()); h.remove()
print(jacobian(lambda v: f(v).squeeze(1), x.detach()).shape, hessian(lambda v: f(v).sum(), x[0].detach()))
print(vjp(lambda v: f(v), x.detach(), torch.ones(2, 1))[1], jvp(lambda v: v ** 3, torch.ones(2), torch.tensor([1., 2.])), hvp(lambda v: (v ** 3).sum(), torch.ones(2), torch.tensor([1., 2.])))
z = torch.tensor(0.7, requires_grad=True)
d = z.sin()
for k in range(4):
    d, = torch.autograd.grad(d, z, create_graph=True); print(k, d.item(), d.grad_fn is not None)
xx = torch.randn(4, 3, requires_grad=True)
a = f(xx).sum(); ga, = torch.autograd.grad(a, xx, retain_graph=True)
b = checkpoint(f, xx, use_reentrant=False).sum() if False else checkpoint(f, xx).sum(); b.backward()
print(torch.allclose(ga, xx.grad))
with torch.autograd.set_detect_anomaly(True):
    try: (torch.tensor([-1.], requires_grad=True).sqrt() * 0).sum().backward()
    except RuntimeError as e: print(str(e)[:80])
with torch.no_grad():
    q = xx * 2
    with torch.enable_grad(): r = xx * 3
print(q.requires_grad, r.requires_grad, torch.is_grad_enabled())
@torch.no_grad()
def nog(v): return v * 2
@torch.inference_mode()
def inf(v): return v * 2
print(nog(xx).requires_grad, inf(xx).is_inference(), nog.__name__)
try: inf(xx).requires_grad_(); (inf(xx) * xx).sum().backward()
except RuntimeError as e: print(str(e)[:60])
w = torch.randn(3, requires_grad=True); loss = (w ** 2).sum()
g1 = torch.autograd.grad(loss, w, create_graph=True)[0]; fast = w - 0.1 * g1; outer = (fast ** 4).sum(); outer.backward(); print(w.grad)
print(torch.autograd.grad([w.sum(), (w * 2).sum()], [w], grad_outputs=[torch.tensor(1.), torch.tensor(.5)]))
p = w.detach().clone().requires_grad_(); (p.clone().mul_(2).add_(p)).sum().backward(); print(p.grad, p._version, p.is_leaf)
v = torch.ones(3, requires_grad=True); u = v * 1; u[1:] = u[:2] * 3; u.sum().backward(); print(u, v.grad)
s = torch.ones(2, 2, requires_grad=True); t = s * 1; t[0].mul_(5); t.t()[1].zero_(); (t ** 2).sum().backward(); print(t, s.grad)
hk.remove()
from functorch import grad, vmap, make_functional
fn, params = make_functional(f)
def loss1(params, xi): return fn(params, xi[None]).squeeze()
ps = vmap(grad(loss1), (None, 0))(params, xx.detach()); print([tuple(p.shape) for p in ps], ps[0].norm(dim=(1, 2)))
