"""What only the graph holds: saved tensors, hooks, functions of the program's own, views, derivatives of derivatives."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import autograd

torch.manual_seed(2)


def junk():
    made = torch.ones(32) * 2
    made = made.view(4, 8).sum(0)
    made = None


def show(name, *tensors):
    print(name, [None if t is None else round(t.double().abs().sum().item(), 3) for t in tensors])


def graph(x):
    """Everything but the result is forgotten."""
    hidden = (x * torch.rand(32)).tanh()
    junk()
    picked = hidden[torch.tensor([1, 5, 9])].sum() + hidden.masked_fill(hidden > 0.5, 0).pow(2).sum()
    junk()
    values, order = hidden.view(4, 8).sort(1)
    top = values.max(1)
    joined = torch.cat([top.values, hidden.gather(0, order[0])])
    junk()
    return picked + joined.prod() + F.dropout(joined, 0.5).sum() + F.softmax(joined, 0)[0] + hidden.view(4, 8).norm(dim=1).sum()


x = torch.randn(32, requires_grad=True)
loss = graph(x)
junk()
(slope,) = autograd.grad(loss, x, create_graph=True)
junk()
(curve,) = autograd.grad(slope.pow(2).sum(), x, create_graph=True)
junk()
(third,) = autograd.grad(curve.sum(), x)
show('derivatives', loss, slope, curve, third)


def hooked(x):
    factor = torch.rand(32)
    y = x * 2
    y.register_hook(lambda grad: grad * factor)
    x.register_hook(lambda grad: print('leaf', round(grad.sum().item(), 3)))
    y.retain_grad()
    return y


y = hooked(x)
junk()
out = y.pow(2).sum()
junk()
out.backward(retain_graph=True)
junk()
out.backward()
show('hooks', x.grad, y.grad)


class Scale(autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        junk()
        ctx.save_for_backward(x, factor)
        ctx.extra = x.exp()
        junk()
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        x, factor = ctx.saved_tensors
        junk()
        scaled = grad * factor
        junk()
        return scaled, (grad * x * ctx.extra.tanh()).sum()


factor = torch.tensor(3.0, requires_grad=True)
result = Scale.apply(x * 1.5, factor * 2)
junk()
result.sum().backward()
junk()
show('function', x.grad, factor.grad)


# Views and in-place changes
base = torch.zeros(4, 8)
view = base[1:3]
row = view[0]
junk()
row += 1
junk()
view.mul_(3)
base[3] = torch.arange(8.)
junk()
show('views', base, view, row)
leaf = torch.rand(4, 8, requires_grad=True)
copied = leaf * 1
copied[1:3] *= torch.rand(2, 8)
copied[:, 0] = leaf[:, 1] * 2
junk()
copied.pow(2).sum().backward()
junk()
show('changed', copied, leaf.grad)
total = 0
for i in range(4):
    total = total + (leaf * i).sigmoid().sum()
    junk()
total.backward()
show('accumulated', total, leaf.grad)


# Modules: parameters, buffers, hooks, spectral norm, recurrent state
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        junk()
        self.body = nn.Sequential(nn.utils.spectral_norm(nn.Linear(8, 16, bias=False)), nn.BatchNorm1d(16), nn.LeakyReLU(0.2), nn.Linear(16, 4))
        self.cell = nn.LSTM(4, 4, batch_first=True)
        self.register_buffer('seen', torch.zeros(4))

    def forward(self, x):
        h = self.body(x)
        junk()
        self.seen += h.detach().mean(0)
        junk()
        out, _ = self.cell(h.view(2, 2, 4))
        return out.reshape(-1, 4)


net = Net()
kept = []
handle = net.body[3].register_forward_hook(lambda module, args, output: kept.append(output.detach().sum()))
for name, optimizer in [('adam', torch.optim.Adam(net.parameters(), lr=0.01)), ('sgd', torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)), ('rms', torch.optim.RMSprop(net.parameters(), lr=0.01))]:
    for step in range(3):
        junk()
        real, fake = torch.randn(4, 8), torch.rand(4, 8)
        mixed = (real + fake).requires_grad_()
        optimizer.zero_grad()
        grads = autograd.grad(net(mixed).sum(), mixed, create_graph=True)[0]
        loss = (grads.norm(2, 1) - 1).pow(2).mean() + net(fake).mean()
        junk()
        loss.backward()
        optimizer.step()
    show(name, loss, net.seen, *kept, *(p.grad for p in net.parameters()))
handle.remove()
state = {key: value.clone() for key, value in net.state_dict().items()}
junk()
net.load_state_dict(state)
show('state', *net.state_dict().values())
