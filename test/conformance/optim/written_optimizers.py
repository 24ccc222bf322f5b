"""Optimizers that people write themselves: SAM, Lookahead, LARS, SGLD, gradient centralisation, a scheduler wrapper."""
import math, torch
from collections import defaultdict
from torch import nn
from torch.optim import Optimizer, SGD, Adam

class SAM(Optimizer):
    def __init__(self, params, base_optimizer, rho=0.05, adaptive=False, **kwargs):
        assert rho >= 0.0, f"Invalid rho, should be non-negative: {rho}"
        defaults = dict(rho=rho, adaptive=adaptive, **kwargs)
        super(SAM, self).__init__(params, defaults)
        self.base_optimizer = base_optimizer(self.param_groups, **kwargs)
        self.param_groups = self.base_optimizer.param_groups
        self.defaults.update(self.base_optimizer.defaults)
    @torch.no_grad()
    def first_step(self, zero_grad=False):
        grad_norm = self._grad_norm()
        for group in self.param_groups:
            scale = group["rho"] / (grad_norm + 1e-12)
            for p in group["params"]:
                if p.grad is None: continue
                self.state[p]["old_p"] = p.data.clone()
                p.add_((torch.pow(p, 2) if group["adaptive"] else 1.0) * p.grad * scale.to(p))
        if zero_grad: self.zero_grad()
    @torch.no_grad()
    def second_step(self, zero_grad=False):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None: continue
                p.data = self.state[p]["old_p"]
        self.base_optimizer.step()
        if zero_grad: self.zero_grad()
    @torch.no_grad()
    def step(self, closure=None):
        closure = torch.enable_grad()(closure)
        self.first_step(zero_grad=True); closure(); self.second_step()
    def _grad_norm(self):
        return torch.norm(torch.stack([((torch.abs(p) if group["adaptive"] else 1.0) * p.grad).norm(p=2) for group in self.param_groups for p in group["params"] if p.grad is not None]), p=2)

class Lookahead(Optimizer):
    def __init__(self, base, k=2, alpha=0.5):
        self.base, self.k, self.alpha = base, k, alpha
        self.param_groups = base.param_groups; self.state = defaultdict(dict); self.defaults = base.defaults
        self.counter = 0
        self.slow = [[p.clone().detach() for p in g['params']] for g in self.param_groups]
    def step(self, closure=None):
        loss = self.base.step(closure); self.counter += 1
        if self.counter % self.k == 0:
            for g, slow in zip(self.param_groups, self.slow):
                for p, s in zip(g['params'], slow):
                    s.data.add_(p.data - s.data, alpha=self.alpha); p.data.copy_(s.data)
        return loss

class LARS(Optimizer):
    def __init__(self, params, lr=0.1, momentum=0.9, weight_decay=1e-4, trust=0.01):
        super().__init__(params, {'lr': lr, 'momentum': momentum, 'weight_decay': weight_decay, 'trust': trust})
    @torch.no_grad()
    def step(self, closure=None):
        for g in self.param_groups:
            for p in g['params']:
                if p.grad is None: continue
                d = p.grad.add(p, alpha=g['weight_decay'])
                pn, dn = torch.norm(p), torch.norm(d)
                q = torch.where(pn > 0., torch.where(dn > 0, g['trust'] * pn / dn, torch.ones_like(pn)), torch.ones_like(pn))
                state = self.state[p]
                if 'mu' not in state: state['mu'] = torch.zeros_like(p)
                state['mu'].mul_(g['momentum']).add_(d.mul(q)); p.add_(state['mu'], alpha=-g['lr'])

class CenteredSGD(SGD):
    def step(self, closure=None):
        for g in self.param_groups:
            for p in g['params']:
                if p.grad is not None and p.grad.dim() > 1: p.grad.sub_(p.grad.mean(dim=tuple(range(1, p.grad.dim())), keepdim=True))
        return super().step(closure)

class NoamOpt:
    def __init__(self, size, factor, warmup, optimizer):
        self.optimizer, self._step, self.warmup, self.factor, self.size, self._rate = optimizer, 0, warmup, factor, size, 0
    def step(self):
        self._step += 1
        rate = self.factor * (self.size ** (-0.5) * min(self._step ** (-0.5), self._step * self.warmup ** (-1.5)))
        for p in self.optimizer.param_groups: p['lr'] = rate
        self._rate = rate; self.optimizer.step()

def make():
    torch.manual_seed(0); return nn.Sequential(nn.Linear(3, 6), nn.Tanh(), nn.Linear(6, 1))
x = torch.linspace(-1, 1, 15).view(5, 3); y = x.prod(1, keepdim=True)
def run(name, opt_of, step=None):
    m = make(); o = opt_of(m); losses = []
    for _ in range(5):
        def closure():
            o.zero_grad() if hasattr(o, 'zero_grad') else o.optimizer.zero_grad()
            l = nn.functional.smooth_l1_loss(m(x), y); l.backward(); return l
        l = closure(); losses.append(round(l.item(), 7))
        o.step(closure) if name == 'SAM' else o.step()
    print(name, losses, [round(p.norm().item(), 6) for p in m.parameters()])
run('SAM', lambda m: SAM(m.parameters(), SGD, lr=0.1, momentum=0.9))
run('Lookahead', lambda m: Lookahead(Adam(m.parameters(), lr=0.05)))
run('LARS', lambda m: LARS(m.parameters()))
run('Centered', lambda m: CenteredSGD(m.parameters(), lr=0.2, momentum=0.5))
run('Noam', lambda m: NoamOpt(16, 1.0, 3, Adam(m.parameters(), lr=0, betas=(0.9, 0.98), eps=1e-9)))
run('maximize', lambda m: Adam(m.parameters(), lr=0.01, maximize=True, foreach=True))
m = make(); o = Adam(m.parameters()); s = torch.optim.lr_scheduler.LambdaLR(o, lambda step: min(1.0, (step + 1) / 4) * 0.5 ** (step / 10))
for _ in range(6): o.step(); s.step()
print(s.get_last_lr(), o)
hooks = [p.register_hook(lambda g: g.clamp(-0.01, 0.01)) for p in m.parameters()]
nn.functional.mse_loss(m(x), y).backward(); print([p.grad.abs().max().item() for p in m.parameters()])
flat = torch.cat([p.grad.flatten() for p in m.parameters()]); print(flat.norm(), nn.utils.parameters_to_vector(m.parameters()).shape)
print(sum((p.grad.data.norm(2).item() ** 2 for p in m.parameters())) ** 0.5)
for p in m.parameters(): p.grad = None
print(all(p.grad is None for p in m.parameters()), [n for n, p in m.named_parameters()])
w = torch.tensor([1.0, 2.0], requires_grad=True); lr = torch.tensor(0.1, requires_grad=True)
g, = torch.autograd.grad((w ** 2).sum(), w, create_graph=True); w2 = w - lr * g; (w2 ** 2).sum().backward(); print(lr.grad, w.grad)
