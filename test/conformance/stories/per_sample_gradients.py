"""Per-sample gradients four ways: a loop, is_grads_batched, functorch's vmap, hooks by hand; then DP-SGD clipping and noise."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 6)
        self.fc2 = nn.Linear(6, 3)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


torch.manual_seed(14)
net = Net().double()
x, y = torch.randn(5, 4).double(), torch.tensor([2, 0, 1, 1, 2])


def loop():
    rows = []
    for i in range(len(x)):
        loss = F.cross_entropy(net(x[i:i + 1]), y[i:i + 1])
        rows.append(torch.autograd.grad(loss, tuple(net.parameters())))
    return [torch.stack(shards) for shards in zip(*rows)]


def batched():
    losses = F.cross_entropy(net(x), y, reduction="none")
    return list(torch.autograd.grad(losses, tuple(net.parameters()), torch.eye(len(x)).double(), is_grads_batched=True))


def hooks():
    stored, handles = {}, []

    def forward_hook(module, inputs, output):
        stored[module] = inputs[0].detach()

    def backward_hook(module, grad_input, grad_output):
        a, e = stored[module], grad_output[0] * len(x)
        module.weight.grad_sample = torch.einsum("n...i,n...j->n...ij", e, a)
        module.bias.grad_sample = e

    for layer in (net.fc1, net.fc2):
        handles.append(layer.register_forward_hook(forward_hook))
        handles.append(layer.register_full_backward_hook(backward_hook))
    F.cross_entropy(net(x), y).backward()
    for h in handles:
        h.remove()
    return [p.grad_sample for p in net.parameters()]


by_loop = loop()
for other in (batched, hooks):
    found = other()
    print(other.__name__, [tuple(t.shape) for t in found], all(torch.allclose(a, b) for a, b in zip(by_loop, found)))
mean_gradient = [p.grad.clone() for p in net.parameters()]
print("mean agrees", all(torch.allclose(a.mean(0), b) for a, b in zip(by_loop, mean_gradient)))

norms = torch.stack([g.flatten(1).norm(dim=1) for g in by_loop]).norm(dim=0)
print("norms", norms.tolist())
max_norm, sigma = 0.5, 0.8
factor = (max_norm / (norms + 1e-6)).clamp(max=1.0)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
torch.manual_seed(15)
for p, g in zip(net.parameters(), by_loop):
    clipped = torch.tensordot(factor, g, dims=1)
    p.grad = (clipped + sigma * max_norm * torch.randn_like(p)) / len(x)
before = [p.detach().clone() for p in net.parameters()]
optimizer.step()
print("moved", [(a - b).norm().item() for a, b in zip(net.parameters(), before)])
print("influence", (torch.cat([g.flatten(1) for g in by_loop], 1) @ torch.cat([g.flatten() for g in mean_gradient])).tolist())

# the same idea for a critic: every sample's own slope, from one backward and from a loop
critic = nn.Sequential(nn.Linear(4, 8), nn.LayerNorm(8), nn.SiLU(), nn.Linear(8, 1)).double()
z = x.clone().requires_grad_()
together = torch.autograd.grad(critic(z).sum(), z)[0].norm(dim=1)
alone = torch.stack([torch.autograd.grad(critic(r), r)[0].norm() for r in z.detach().requires_grad_(False).unbind() for r in [r.requires_grad_()]])
print(together.tolist(), torch.allclose(together, alone))
batchy = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.SiLU(), nn.Linear(8, 1)).double()
together = torch.autograd.grad(batchy(z).sum(), z)[0]
jac = torch.stack([torch.autograd.grad(s, z, retain_graph=True)[0] for s in batchy(z).squeeze(1)])
own = jac[torch.arange(5), torch.arange(5)]
print("batch norm mixes samples:", not torch.allclose(own, together), jac.norm().item(), torch.allclose(jac.sum(0), together))
