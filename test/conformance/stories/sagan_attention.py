"""Self-attention GAN critic; the attention's gate starts at zero and opens after a step."""
import torch
from torch import nn
from torch.nn.utils import spectral_norm as sn


class SelfAttn(nn.Module):
    """ Self attention Layer"""

    def __init__(self, in_dim, activation):
        super().__init__()
        self.chanel_in = in_dim
        self.activation = activation
        self.query_conv = nn.Conv2d(in_channels=in_dim, out_channels=in_dim // 4, kernel_size=1)
        self.key_conv = nn.Conv2d(in_channels=in_dim, out_channels=in_dim // 4, kernel_size=1)
        self.value_conv = nn.Conv2d(in_channels=in_dim, out_channels=in_dim, kernel_size=1)
        self.gamma = nn.Parameter(torch.zeros(1))
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, x):
        m_batchsize, C, width, height = x.size()
        proj_query = self.query_conv(x).view(m_batchsize, -1, width * height).permute(0, 2, 1)
        proj_key = self.key_conv(x).view(m_batchsize, -1, width * height)
        energy = torch.bmm(proj_query, proj_key)
        attention = self.softmax(energy)
        proj_value = self.value_conv(x).view(m_batchsize, -1, width * height)
        out = torch.bmm(proj_value, attention.permute(0, 2, 1))
        out = out.view(m_batchsize, C, width, height)
        out = self.gamma * out + x
        return out, attention


class Discriminator(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.l1 = nn.Sequential(sn(nn.Conv2d(3, dim, 4, 2, 1)), nn.LeakyReLU(0.1))
        self.attn1 = SelfAttn(dim, "relu")
        self.l2 = nn.Sequential(sn(nn.Conv2d(dim, dim * 2, 4, 2, 1)), nn.LeakyReLU(0.1))
        self.attn2 = SelfAttn(dim * 2, "relu")
        self.last = nn.Conv2d(dim * 2, 1, 4)

    def forward(self, x):
        out, p1 = self.attn1(self.l1(x))
        out, p2 = self.attn2(self.l2(out))
        return self.last(out).squeeze(), p1, p2


torch.manual_seed(21)
D = Discriminator()
opt = torch.optim.Adam(filter(lambda p: p.requires_grad, D.parameters()), 4e-3, [0.0, 0.9])
real = torch.randn(4, 3, 16, 16)
fake = torch.randn(4, 3, 16, 16) * 0.5
for step in range(3):
    alpha = torch.rand(real.size(0), 1, 1, 1).expand_as(real)
    interpolated = (alpha * real.data + (1 - alpha) * fake.data).requires_grad_()
    out, _, _ = D(interpolated)
    grad = torch.autograd.grad(outputs=out, inputs=interpolated, grad_outputs=torch.ones(out.size()),
                               retain_graph=True, create_graph=True, only_inputs=True)[0]
    grad = grad.view(grad.size(0), -1)
    grad_l2norm = torch.sqrt(torch.sum(grad ** 2, dim=1))
    d_loss_gp = torch.mean((grad_l2norm - 1) ** 2)
    d_real, dr1, dr2 = D(real)
    d_fake, df1, df2 = D(fake)
    loss = torch.nn.ReLU()(1.0 - d_real).mean() + torch.nn.ReLU()(1.0 + d_fake).mean() + 10 * d_loss_gp
    opt.zero_grad()
    loss.backward()
    opt.step()
    print("Step [{}/{}], loss: {:.4f}, gp: {:.4f}, ave_gamma_l1: {:.6f}, ave_gamma_l2: {:.6f}".format(
        step + 1, 3, loss.item(), d_loss_gp.item(), D.attn1.gamma.mean().item(), D.attn2.gamma.mean().item()))
print(dr1.shape, dr2.shape, [round(v, 4) for v in dr2[0].sum(-1)[:3].tolist()])
print({k: tuple(v.shape) for k, v in D.state_dict().items() if 'gamma' in k or k.endswith('_u')})
