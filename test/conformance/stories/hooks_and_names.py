"""Looking inside a critic: hooks, named modules, frozen parts, buffers, apply, and where a gradient vanishes."""
import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.gain = nn.Parameter(torch.full((n,), 0.5))
        self.register_buffer("seen", torch.zeros((), dtype=torch.long))
        self.register_buffer("scratch", torch.zeros(2), persistent=False)

    def forward(self, x):
        self.seen += len(x)
        return x * self.gain


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.ModuleDict({"low": nn.Linear(4, 6), "high": nn.Linear(6, 6)})
        self.act = nn.ReLU()
        self.scale = Scale(6)
        self.head = nn.Linear(6, 1)
        self.head.tied = self.features["high"]

    def forward(self, x):
        h = self.act(self.features["low"](x))
        return self.head(self.scale(self.act(self.features["high"](h))))


torch.manual_seed(70)
critic = Critic()
print(critic)
print([n for n, _ in critic.named_modules()])
print([n for n, _ in critic.named_children()], [n for n, _ in critic.named_buffers()])
print(list(critic.state_dict()))
stats, handles = {}, []
for name, module in critic.named_modules():
    if not list(module.children()):
        handles.append(module.register_forward_hook(lambda m, i, o, name=name: stats.setdefault(name, []).append((o.mean().item(), (o == 0).float().mean().item()))))
handles.append(critic.head.register_forward_pre_hook(lambda m, inputs: (inputs[0] * 2,)))
grads = {}
handles.append(critic.scale.register_full_backward_hook(lambda m, gi, go: grads.update(scale=(gi[0].norm().item(), go[0].norm().item()))))
x = torch.randn(5, 4, requires_grad=True)
x.register_hook(lambda g: grads.__setitem__("x", g.norm().item()))
loss = critic(x).mean()
loss.backward()
for k, v in stats.items():
    print(f"{k:<14}", [tuple(round(e, 5) for e in pair) for pair in v])
print({k: tuple(round(e, 6) for e in v) if isinstance(v, tuple) else round(v, 6) for k, v in grads.items()}, critic.scale.seen)
for h in handles:
    h.remove()
print(len(critic.head._forward_pre_hooks), len(critic.scale._backward_hooks))

critic.features["low"].requires_grad_(False)
critic.zero_grad(set_to_none=True)
y = torch.randn(3, 4, requires_grad=True)
g, = torch.autograd.grad(critic(y).sum(), y, create_graph=True)
(g.norm(dim=1) - 1).pow(2).mean().backward()
for n, p in critic.named_parameters():
    print(f"{n:<22} requires_grad={p.requires_grad!s:<5} grad={'None' if p.grad is None else f'{p.grad.norm():.6f}'}")
critic.apply(lambda m: m.reset_parameters() if hasattr(m, "reset_parameters") and isinstance(m, nn.Linear) and m.out_features == 1 else None)
missing = critic.load_state_dict({k: v for k, v in critic.state_dict().items() if "head" not in k}, strict=False)
print(missing.missing_keys, missing.unexpected_keys)
try:
    critic.load_state_dict({"scale.gain": torch.zeros(4), "extra": torch.zeros(1)})
except RuntimeError as e:
    print(str(e))
for bad in (lambda: critic.missing, lambda: critic(torch.randn(5, 3)), lambda: critic(x, x), lambda: critic.get_submodule("features.mid"), lambda: loss.backward()):
    try:
        bad()
    except (AttributeError, RuntimeError, TypeError) as e:
        print(type(e).__name__, str(e).splitlines()[0])
