"""StyleGAN2-like training step: non-saturating loss, lazy R1 and R2, minibatch standard deviation, equalised layers."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from math import sqrt


class EqualLinear(nn.Module):
    def __init__(self, in_dim, out_dim, bias=True, bias_init=0, lr_mul=1, activation=None):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_dim, in_dim).div_(lr_mul))
        self.bias = nn.Parameter(torch.zeros(out_dim).fill_(bias_init)) if bias else None
        self.activation = activation
        self.scale = (1 / sqrt(in_dim)) * lr_mul
        self.lr_mul = lr_mul

    def forward(self, input):
        out = F.linear(input, self.weight * self.scale, bias=self.bias * self.lr_mul)
        return F.leaky_relu(out, 0.2) * sqrt(2) if self.activation else out

    def __repr__(self):
        return f'{self.__class__.__name__}({self.weight.shape[1]}, {self.weight.shape[0]})'


class EqualConv2d(nn.Module):
    def __init__(self, cin, cout, k, stride=1, padding=0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(cout, cin, k, k))
        self.scale = 1 / sqrt(cin * k ** 2)
        self.stride, self.padding = stride, padding

    def forward(self, x):
        return F.conv2d(x, self.weight * self.scale, stride=self.stride, padding=self.padding)


class Blur(nn.Module):
    def __init__(self):
        super().__init__()
        k = torch.tensor([1., 3., 3., 1.])
        k = k[None, :] * k[:, None]
        self.register_buffer('kernel', k / k.sum())

    def forward(self, x):
        c = x.shape[1]
        return F.conv2d(F.pad(x, (2, 1, 2, 1)), self.kernel.expand(c, 1, 4, 4), groups=c)


class ResBlock(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.conv1, self.conv2 = EqualConv2d(cin, cin, 3, padding=1), EqualConv2d(cin, cout, 3, stride=2, padding=1)
        self.skip, self.blur = EqualConv2d(cin, cout, 1, stride=2), Blur()

    def forward(self, x):
        out = F.leaky_relu(self.conv1(x), 0.2) * sqrt(2)
        out = F.leaky_relu(self.conv2(self.blur(out)), 0.2) * sqrt(2)
        return (out + self.skip(self.blur(x))) / sqrt(2)


class Discriminator(nn.Module):
    def __init__(self, ch=4):
        super().__init__()
        self.convs = nn.Sequential(EqualConv2d(3, ch, 1), ResBlock(ch, ch * 2), ResBlock(ch * 2, ch * 2))
        self.stddev_group, self.stddev_feat = 4, 1
        self.final_conv = EqualConv2d(ch * 2 + 1, ch, 3, padding=1)
        self.final_linear = nn.Sequential(EqualLinear(ch * 16, ch, activation='fused_lrelu'), EqualLinear(ch, 1))

    def forward(self, input):
        out = self.convs(input)
        batch, channel, height, width = out.shape
        group = min(batch, self.stddev_group)
        stddev = out.view(group, -1, self.stddev_feat, channel // self.stddev_feat, height, width)
        stddev = torch.sqrt(stddev.var(0, unbiased=False) + 1e-8)
        stddev = stddev.mean([2, 3, 4], keepdims=True).squeeze(2)
        stddev = stddev.repeat(group, 1, height, width)
        out = F.leaky_relu(self.final_conv(torch.cat([out, stddev], 1)), 0.2)
        return self.final_linear(out.view(batch, -1))


def requires_grad(model, flag=True):
    for p in model.parameters():
        p.requires_grad = flag


def d_logistic_loss(real_pred, fake_pred):
    return F.softplus(-real_pred).mean() + F.softplus(fake_pred).mean()


def d_r1_loss(real_pred, real_img):
    grad_real, = torch.autograd.grad(outputs=real_pred.sum(), inputs=real_img, create_graph=True)
    return grad_real.pow(2).reshape(grad_real.shape[0], -1).sum(1).mean()


torch.manual_seed(13)
D = Discriminator()
print(D.final_linear)
d_reg_every, r1 = 2, 10
d_reg_ratio = d_reg_every / (d_reg_every + 1)
opt = torch.optim.Adam(D.parameters(), lr=0.002 * d_reg_ratio, betas=(0 ** d_reg_ratio, 0.99 ** d_reg_ratio))
loss_dict = {}
for i in range(4):
    real_img, fake_img = torch.randn(4, 3, 16, 16), torch.randn(4, 3, 16, 16).clamp(-1, 1)
    requires_grad(D, True)
    real_pred, fake_pred = D(real_img), D(fake_img)
    d_loss = d_logistic_loss(real_pred, fake_pred)
    loss_dict.update(d=d_loss, real_score=real_pred.mean(), fake_score=fake_pred.mean())
    D.zero_grad()
    d_loss.backward()
    opt.step()
    if i % d_reg_every == 0:
        for tag, img in (('r1', real_img), ('r2', fake_img)):
            img.requires_grad = True
            pred = D(img)
            reg = d_r1_loss(pred, img)
            D.zero_grad()
            (r1 / 2 * reg * d_reg_every + 0 * pred[0]).backward()
            opt.step()
            loss_dict[tag] = reg
    print(f"{i:02d} " + '; '.join(f'{k}: {v.item():.4f}' for k, v in loss_dict.items()))
