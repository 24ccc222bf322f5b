# Jacobian regularisation of a classifier by random projections, checked against the whole Jacobian
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.autograd as autograd
from torch.autograd.functional import jacobian, hessian, vjp, jvp


class JacobianReg(nn.Module):
    '''
    Loss criterion that computes the trace of the square of the Jacobian.
    n: number of random projections (n=-1 is the whole of it)
    '''

    def __init__(self, n=1):
        assert n == -1 or n > 0
        self.n = n
        super(JacobianReg, self).__init__()

    def forward(self, x, y):
        B, C = y.shape
        num_proj = C if self.n == -1 else self.n
        J2 = 0
        for ii in range(num_proj):
            if self.n == -1:
                v = torch.zeros(B, C, dtype=y.dtype)
                v[:, ii] = 1
            else:
                v = self._random_vector(C=C, B=B).to(y.dtype)
            Jv = self._jacobian_vector_product(y, x, v, create_graph=True)
            J2 += C * torch.norm(Jv) ** 2 / (num_proj * B)
        R = (1 / 2) * J2
        return R

    def _random_vector(self, C, B):
        if C == 1:
            return torch.ones(B)
        v = torch.randn(B, C)
        vnorm = torch.norm(v, 2, 1, True)
        return torch.addcdiv(torch.zeros(B, C), 1.0, v, vnorm) if False else v / vnorm

    def _jacobian_vector_product(self, y, x, v, create_graph=False):
        flat_y = y.reshape(-1)
        flat_v = v.reshape(-1)
        grad_x, = autograd.grad(flat_y, x, flat_v, retain_graph=True, create_graph=create_graph)
        return grad_x


torch.manual_seed(41)
net = nn.Sequential(nn.Flatten(), nn.Linear(12, 10), nn.Tanh(), nn.Linear(10, 4)).double()
x = torch.randn(5, 3, 2, 2).double()
labels = torch.tensor([0, 1, 2, 3, 1])
x.requires_grad = True
out = net(x)
for n in (1, 8, -1):
    torch.manual_seed(n + 100)
    print('n =', n, JacobianReg(n)(x, out).item())
J = jacobian(net, x)
print(J.shape, 'frobenius/B/2', (J.pow(2).sum() / 10 * 1).item() * 1.0)
per_sample = torch.stack([J[i, :, i] for i in range(5)])
print('spectral norms', torch.linalg.matrix_norm(per_sample.flatten(2), 2).tolist())
print('nuclear', torch.linalg.matrix_norm(per_sample.flatten(2), 'nuc').mean().item())
loss = F.cross_entropy(out, labels) + 0.01 * JacobianReg(-1)(x, out)
loss.backward()
print('loss', loss.item(), [round(p.grad.norm().item(), 8) for p in net.parameters()])

# double backpropagation (Drucker & LeCun): the loss's own input gradient
ce = F.cross_entropy(net(x), labels, reduction='sum')
gx, = autograd.grad(ce, x, create_graph=True)
double_back = gx.pow(2).sum()
net.zero_grad()
double_back.backward()
print('double backprop', double_back.item(), net[1].weight.grad.norm().item(), net[3].bias.grad.tolist())

f = lambda t: net(t).logsumexp(1).sum()
_, v = vjp(f, x)
_, u = jvp(net, x, torch.ones_like(x))
print('vjp', v.norm().item(), 'jvp', u.norm().item())
H = hessian(f, x[:1].detach())
print('hessian', H.shape, torch.linalg.eigvalsh(H.reshape(12, 12)).max().item(), 'trace', H.reshape(12, 12).trace().item())
probes = torch.randint(0, 2, (4, 12)).double() * 2 - 1
print('hutchinson', (probes @ H.reshape(12, 12)).mul(probes).sum(1).mean().item())
