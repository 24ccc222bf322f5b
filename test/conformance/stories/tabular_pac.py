"""Tabular data after CTGAN: packed samples, gumbel softmax, conditional vectors, and the pac penalty."""
import numpy as np
import torch
from torch.nn import BatchNorm1d, Dropout, LeakyReLU, Linear, Module, ReLU, Sequential, functional
from torch import optim


class Discriminator(Module):
    def __init__(self, input_dim, discriminator_dim, pac=10):
        super(Discriminator, self).__init__()
        dim = input_dim * pac
        self.pac = pac
        self.pacdim = dim
        seq = []
        for item in list(discriminator_dim):
            seq += [Linear(dim, item), LeakyReLU(0.2), Dropout(0.5)]
            dim = item
        seq += [Linear(dim, 1)]
        self.seq = Sequential(*seq)

    def calc_gradient_penalty(self, real_data, fake_data, device='cpu', pac=10, lambda_=10):
        alpha = torch.rand(real_data.size(0) // pac, 1, 1, device=device)
        alpha = alpha.repeat(1, pac, real_data.size(1))
        alpha = alpha.view(-1, real_data.size(1))
        interpolates = alpha * real_data + ((1 - alpha) * fake_data)
        disc_interpolates = self(interpolates)
        gradients = torch.autograd.grad(
            outputs=disc_interpolates, inputs=interpolates,
            grad_outputs=torch.ones(disc_interpolates.size(), device=device),
            create_graph=True, retain_graph=True, only_inputs=True)[0]
        gradients_view = gradients.view(-1, pac * real_data.size(1)).norm(2, dim=1) - 1
        return ((gradients_view) ** 2).mean() * lambda_

    def forward(self, input_):
        assert input_.size()[0] % self.pac == 0, "batch does not divide into packs"
        return self.seq(input_.view(-1, self.pacdim))


class Residual(Module):
    def __init__(self, i, o):
        super().__init__()
        self.fc, self.bn, self.relu = Linear(i, o), BatchNorm1d(o), ReLU()

    def forward(self, input_):
        out = self.relu(self.bn(self.fc(input_)))
        return torch.cat([out, input_], dim=1)


class Generator(Module):
    def __init__(self, embedding_dim, generator_dim, data_dim):
        super().__init__()
        dim, seq = embedding_dim, []
        for item in generator_dim:
            seq.append(Residual(dim, item))
            dim += item
        seq.append(Linear(dim, data_dim))
        self.seq = Sequential(*seq)

    def forward(self, x):
        return self.seq(x)


OUTPUT_INFO = [(1, 'tanh'), (3, 'softmax'), (1, 'tanh'), (2, 'softmax')]


def apply_activate(data):
    data_t, st = [], 0
    for width, kind in OUTPUT_INFO:
        ed = st + width
        data_t.append(torch.tanh(data[:, st:ed]) if kind == 'tanh' else functional.gumbel_softmax(data[:, st:ed], tau=0.2))
        st = ed
    return torch.cat(data_t, dim=1)


def sample_table(n, rng):
    age = rng.normal(40, 12, n).clip(18, 90)
    income = np.log1p(age * rng.gamma(2.0, 1.0, n))
    job = rng.choice(3, n, p=[0.5, 0.3, 0.2])
    sex = (rng.random(n) < 0.5).astype(int)
    scale = lambda v: (v - v.mean()) / v.std()
    return np.column_stack([scale(age), np.eye(3)[job], scale(income), np.eye(2)[sex]]).astype(np.float32)


rng = np.random.default_rng(1)
table = sample_table(40, rng)
print(table.shape, table.dtype, table.mean(0).round(4).tolist())
torch.manual_seed(1)
G = Generator(4, (8, 8), table.shape[1])
D = Discriminator(table.shape[1], (16, 16), pac=5)
optD = optim.Adam(D.parameters(), lr=2e-4, betas=(0.5, 0.9), weight_decay=1e-6)
optG = optim.Adam(G.parameters(), lr=2e-4, betas=(0.5, 0.9), weight_decay=1e-6)
for epoch in range(3):
    idx = rng.permutation(len(table))[:20]
    real = torch.from_numpy(table[idx])
    fake = apply_activate(G(torch.normal(mean=torch.zeros(20, 4), std=torch.ones(20, 4))))
    y_fake, y_real = D(fake.detach()), D(real)
    pen = D.calc_gradient_penalty(real, fake, pac=5)
    loss_d = -(torch.mean(y_real) - torch.mean(y_fake))
    optD.zero_grad(set_to_none=False)
    pen.backward(retain_graph=True)
    loss_d.backward()
    optD.step()
    loss_g = -torch.mean(D(apply_activate(G(torch.randn(20, 4)))))
    optG.zero_grad(set_to_none=False)
    loss_g.backward()
    optG.step()
    print(f'Epoch {epoch + 1}, Loss G: {loss_g.detach().cpu(): .4f}, Loss D: {loss_d.detach().cpu(): .4f}, pen {pen.item():.4f}', flush=True)
D.eval()
print(D(torch.from_numpy(table)).shape, D.seq[2])
try:
    D(torch.from_numpy(table[:7]))
except AssertionError as e:
    print(e)
