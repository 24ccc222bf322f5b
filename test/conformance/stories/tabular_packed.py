"""Lightning-like module without lightning: hooks, self.log, automatic optimisation off."""
import collections, functools, itertools
import torch, torch.nn as nn, torch.nn.functional as F

class LightningModule(nn.Module):
    def __init__(self):
        super().__init__()
        self._logged = collections.defaultdict(list)
        self.trainer = None
    def log(self, name, value, prog_bar=False): self._logged[name].append(float(value))
    def log_dict(self, d, **kw):
        for k, v in d.items(): self.log(k, v, **kw)
    def optimizers(self): return self.trainer.optimizers
    def manual_backward(self, loss): loss.backward()
    @property
    def device(self): return next(self.parameters()).device
    def toggle_optimizer(self, opt):
        chosen = {id(p) for g in opt.param_groups for p in g["params"]}
        self._state = {p: p.requires_grad for p in self.parameters()}
        for p in self.parameters(): p.requires_grad_(id(p) in chosen)
    def untoggle_optimizer(self):
        for p, r in self._state.items(): p.requires_grad = r

class Trainer:
    def __init__(self, max_steps=2, callbacks=()):
        self.max_steps, self.callbacks, self.global_step = max_steps, list(callbacks), 0
    def fit(self, model, data):
        model.trainer = self
        opts = model.configure_optimizers()
        self.optimizers = opts if isinstance(opts, (list, tuple)) else [opts]
        for cb in self.callbacks: cb("start", self, model)
        for i, batch in enumerate(itertools.islice(itertools.cycle(data), self.max_steps)):
            model.training_step(batch, i)
            self.global_step += 1
        for cb in self.callbacks: cb("end", self, model)

class TabularGAN(LightningModule):
    """CTGAN-ish: pac, gumbel softmax, conditional vector."""
    def __init__(self, dims=(3, 2), cont=2, z=5, pac=2, lambda_=10):
        super().__init__()
        self.dims, self.cont, self.z, self.pac, self.lambda_ = dims, cont, z, pac, lambda_
        d = sum(dims) + cont
        self.G = nn.Sequential(nn.Linear(z + sum(dims), 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, d))
        self.D = nn.Sequential(nn.Linear((d + sum(dims)) * pac, 16), nn.LeakyReLU(0.2), nn.Dropout(0.5), nn.Linear(16, 1))
    def activate(self, h):
        parts = h.split([self.cont, *self.dims], dim=1)
        return torch.cat([torch.tanh(parts[0])] + [F.gumbel_softmax(p, tau=0.2) for p in parts[1:]], 1)
    def penalty(self, real, fake):
        alpha = torch.rand(real.size(0) // self.pac, 1, 1).repeat(1, self.pac, real.size(1)).view(-1, real.size(1))
        mix = alpha * real + ((1 - alpha) * fake)
        out = self.D(mix.view(-1, self.pac * real.size(1)))
        g = torch.autograd.grad(outputs=out, inputs=mix, grad_outputs=torch.ones(out.size()), create_graph=True, retain_graph=True, only_inputs=True)[0]
        return ((g.view(-1, self.pac * real.size(1)).norm(2, dim=1) - 1) ** 2).mean() * self.lambda_
    def training_step(self, batch, i):
        x, c = batch
        og, od = self.optimizers()
        self.toggle_optimizer(od)
        z = torch.randn(x.size(0), self.z)
        fake = torch.cat([self.activate(self.G(torch.cat([z, c], 1))), c], 1)
        real = torch.cat([x, c], 1)
        pen = self.penalty(real, fake)
        loss = -(self.D(real.view(-1, self.pac * real.size(1))).mean() - self.D(fake.view(-1, self.pac * real.size(1))).mean())
        od.zero_grad(); pen.backward(retain_graph=True); self.manual_backward(loss); od.step()
        self.untoggle_optimizer()
        self.log_dict({"d": loss, "gp": pen}, prog_bar=True)
        self.toggle_optimizer(og)
        fake = torch.cat([self.activate(self.G(torch.cat([torch.randn_like(z), c], 1))), c], 1)
        g = -self.D(fake.view(-1, self.pac * fake.size(1))).mean()
        og.zero_grad(); self.manual_backward(g); og.step()
        self.untoggle_optimizer()
        self.log("g", g)
    def configure_optimizers(self):
        mk = functools.partial(torch.optim.Adam, lr=2e-4, betas=(0.5, 0.9), weight_decay=1e-6)
        return mk(self.G.parameters()), mk(self.D.parameters())

def verbose(event, trainer, model):
    print(event, trainer.global_step, {k: [round(v, 5) for v in vs] for k, vs in model._logged.items()})

torch.manual_seed(3)
def batches(n):
    for _ in range(n):
        cat = torch.cat([F.one_hot(torch.randint(0, k, (4,)), k) for k in (3, 2)], 1).float()
        yield torch.cat([torch.randn(4, 2), cat], 1), cat
model = TabularGAN()
Trainer(max_steps=5, callbacks=[verbose]).fit(model, list(batches(2)))
print(model.device, all(p.requires_grad for p in model.parameters()), model.training)
