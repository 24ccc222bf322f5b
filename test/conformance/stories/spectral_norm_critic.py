# SN-GAN critic: our own power iteration against torch's two spectral norms
import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn import Parameter
from torch.nn.utils import spectral_norm
from torch.nn.utils.parametrizations import spectral_norm as sn_param


def l2normalize(v, eps=1e-12):
    return v / (v.norm() + eps)


class SpectralNorm(nn.Module):
    def __init__(self, module, name='weight', power_iterations=1):
        super(SpectralNorm, self).__init__()
        self.module = module
        self.name = name
        self.power_iterations = power_iterations
        if not self._made_params():
            self._make_params()

    def _update_u_v(self):
        u = getattr(self.module, self.name + "_u")
        v = getattr(self.module, self.name + "_v")
        w = getattr(self.module, self.name + "_bar")
        height = w.data.shape[0]
        for _ in range(self.power_iterations):
            v.data = l2normalize(torch.mv(torch.t(w.view(height, -1).data), u.data))
            u.data = l2normalize(torch.mv(w.view(height, -1).data, v.data))
        sigma = u.dot(w.view(height, -1).mv(v))
        setattr(self.module, self.name, w / sigma.expand_as(w))

    def _made_params(self):
        try:
            getattr(self.module, self.name + "_u")
            getattr(self.module, self.name + "_v")
            getattr(self.module, self.name + "_bar")
            return True
        except AttributeError:
            return False

    def _make_params(self):
        w = getattr(self.module, self.name)
        height = w.data.shape[0]
        width = w.view(height, -1).data.shape[1]
        u = Parameter(w.data.new(height).normal_(0, 1), requires_grad=False)
        v = Parameter(w.data.new(width).normal_(0, 1), requires_grad=False)
        u.data = l2normalize(u.data)
        v.data = l2normalize(v.data)
        w_bar = Parameter(w.data)
        del self.module._parameters[self.name]
        self.module.register_parameter(self.name + "_u", u)
        self.module.register_parameter(self.name + "_v", v)
        self.module.register_parameter(self.name + "_bar", w_bar)

    def forward(self, *args):
        self._update_u_v()
        return self.module.forward(*args)


def critic(wrap):
    return nn.Sequential(
        wrap(nn.Conv2d(2, 6, 3, stride=1, padding=1)), nn.LeakyReLU(0.1),
        wrap(nn.Conv2d(6, 8, 4, stride=2, padding=1)), nn.LeakyReLU(0.1),
        nn.Flatten(), wrap(nn.Linear(8 * 4 * 4, 1)))


for wrap in (SpectralNorm, spectral_norm, sn_param, lambda m: m):
    torch.manual_seed(5)
    D = critic(wrap)
    x = torch.randn(3, 2, 8, 8, requires_grad=True)
    for _ in range(3):
        out = D(x)
    g, = torch.autograd.grad(out.sum(), x, create_graph=True)
    hinge = F.relu(1 - out).mean()
    r1 = g.pow(2).sum((1, 2, 3)).mean()
    (hinge + 5 * r1).backward()
    print(getattr(wrap, '__name__', '?'), '%.5f %.6f' % (hinge, r1))
    for n, p in D.named_parameters():
        print('  ', n, tuple(p.shape), p.requires_grad, '-' if p.grad is None else '%.5f' % p.grad.norm())
    print('  ', sorted(D.state_dict())[:5])
    first = D[0].module if isinstance(D[0], SpectralNorm) else D[0]
    w = first.weight.detach()
    print('   largest singular value %.4f' % torch.linalg.svdvals(w.reshape(6, -1))[0])
plain = nn.utils.remove_spectral_norm(spectral_norm(nn.Linear(3, 2)))
print(plain, [n for n, _ in plain.named_parameters()])
