"""pix2pixHD's critics at several scales: outputs are lists of lists, so the penalty sums over scales."""
import functools
import numpy as np
import torch
import torch.nn as nn


def get_norm_layer(norm_type='instance'):
    if norm_type == 'batch':
        norm_layer = functools.partial(nn.BatchNorm2d, affine=True)
    elif norm_type == 'instance':
        norm_layer = functools.partial(nn.InstanceNorm2d, affine=False)
    else:
        raise NotImplementedError('normalization layer [%s] is not found' % norm_type)
    return norm_layer


class NLayerDiscriminator(nn.Module):
    def __init__(self, input_nc, ndf=4, n_layers=2, norm_layer=nn.BatchNorm2d, getIntermFeat=True):
        super(NLayerDiscriminator, self).__init__()
        self.getIntermFeat = getIntermFeat
        self.n_layers = n_layers
        kw = 4
        padw = int(np.ceil((kw - 1.0) / 2))
        sequence = [[nn.Conv2d(input_nc, ndf, kernel_size=kw, stride=2, padding=padw), nn.LeakyReLU(0.2, True)]]
        nf = ndf
        for n in range(1, n_layers):
            nf_prev = nf
            nf = min(nf * 2, 512)
            sequence += [[nn.Conv2d(nf_prev, nf, kernel_size=kw, stride=2, padding=padw), norm_layer(nf), nn.LeakyReLU(0.2, True)]]
        sequence += [[nn.Conv2d(nf, 1, kernel_size=kw, stride=1, padding=padw)]]
        for n in range(len(sequence)):
            setattr(self, 'model' + str(n), nn.Sequential(*sequence[n]))

    def forward(self, input):
        res = [input]
        for n in range(self.n_layers + 1):
            model = getattr(self, 'model' + str(n))
            res.append(model(res[-1]))
        return res[1:] if self.getIntermFeat else [res[-1]]


class MultiscaleDiscriminator(nn.Module):
    def __init__(self, input_nc, num_D=3, **kw):
        super().__init__()
        self.num_D = num_D
        for i in range(num_D):
            self.add_module('scale%d' % i, NLayerDiscriminator(input_nc, **kw))
        self.downsample = nn.AvgPool2d(3, stride=2, padding=[1, 1], count_include_pad=False)

    def forward(self, input):
        result = []
        for i in range(self.num_D):
            result.append(self._modules['scale' + str(self.num_D - 1 - i)](input))
            if i != (self.num_D - 1):
                input = self.downsample(input)
        return result


class GANLoss(nn.Module):
    def __init__(self, use_lsgan=True, target_real_label=1.0, target_fake_label=0.0):
        super().__init__()
        self.register_buffer('real_label', torch.tensor(target_real_label))
        self.register_buffer('fake_label', torch.tensor(target_fake_label))
        self.loss = nn.MSELoss() if use_lsgan else nn.BCELoss()

    def __call__(self, input, target_is_real):
        loss = 0
        for input_i in input:
            pred = input_i[-1]
            target = (self.real_label if target_is_real else self.fake_label).expand_as(pred)
            loss += self.loss(pred, target)
        return loss


torch.manual_seed(10)
netD = MultiscaleDiscriminator(4, norm_layer=get_norm_layer(), getIntermFeat=True)
criterion = GANLoss()
label, real, fake = torch.rand(2, 1, 32, 32).round(), torch.randn(2, 3, 32, 32), torch.randn(2, 3, 32, 32)
pred_real, pred_fake = netD(torch.cat((label, real), 1)), netD(torch.cat((label, fake.detach()), 1))
print([[tuple(f.shape) for f in scale] for scale in pred_real])
feat = sum(nn.functional.l1_loss(f, r.detach()) / 3 for s, t in zip(pred_fake, pred_real) for f, r in zip(s[:-1], t[:-1]))
mix = (torch.rand(2, 1, 1, 1) * (real - fake) + fake).requires_grad_()
outs = netD(torch.cat((label, mix), dim=1))
gp = 0
for scale in outs:
    g = torch.autograd.grad(scale[-1].sum(), mix, create_graph=True, retain_graph=True)[0]
    gp = gp + ((g.view(2, -1).norm(2, 1) - 1) ** 2).mean()
    print('scale %.6f' % g.norm())
together = torch.autograd.grad([s[-1] for s in outs], mix, [torch.ones_like(s[-1]) for s in outs], create_graph=True)[0]
print('together %.6f' % together.norm())
loss = 0.5 * (criterion(pred_real, True) + criterion(pred_fake, False)) + 10 * gp / len(outs)
loss.backward()
print('loss %.5f feat %.5f gp %.5f' % (loss, feat, gp))
for name, child in netD.named_children():
    total = sum(p.grad.abs().sum() for p in child.parameters()) if list(child.parameters()) else None
    print(name, total if total is None else '%.4f' % total)
try:
    get_norm_layer('layer')
except NotImplementedError as e:
    print(type(e).__name__, e)
