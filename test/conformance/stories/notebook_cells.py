# %% [markdown]
# # WGAN-GP on 25 Gaussians
# A notebook saved as a script: cells, left-over outputs, variables that are used two cells later

# %%
import numpy as np
import torch
import torch.nn as nn
from itertools import islice

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.manual_seed(42); np.random.seed(42)
print(DEVICE, torch.__version__.split(".")[0] >= "1")

# %%
dataset = []
for i in range(4):
    for x in range(-2, 3):
        for y in range(-2, 3):
            point = np.random.randn(2) * 0.05
            point[0] += 2 * x
            point[1] += 2 * y
            dataset.append(point)
dataset = np.array(dataset, dtype='float32')
np.random.shuffle(dataset)
dataset /= 2.828
dataset.shape, dataset.mean(), dataset.std()

# %%
print(dataset[:3], dataset.dtype)
print(f"{dataset.min():.4f} … {dataset.max():.4f}")


def inf_train_gen(batch_size):
    while True:
        for i in range(int(len(dataset) / batch_size)):
            yield dataset[i * batch_size:(i + 1) * batch_size]


# %%
class Gen(nn.Module):
    def __init__(self, z=2, h=32):
        super().__init__()
        self.fc1 = nn.Linear(z, h); self.fc2 = nn.Linear(h, h); self.fc3 = nn.Linear(h, 2)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


class Critic(Gen):
    def __init__(self, h=32):
        super().__init__(2, h)
        self.fc3 = nn.Linear(h, 1)


gen, crit = Gen().to(DEVICE), Critic().to(DEVICE)
summary = [(n, tuple(p.size()), p.nelement()) for n, p in crit.named_parameters()]
for row in summary: print("%-12s %-10s %5d" % row)
print("total", sum(r[-1] for r in summary))

# %% the penalty, the way the second cell of every tutorial has it


def gradient_penalty(critic, real, fake, device=DEVICE):
    epsilon = torch.rand((real.shape[0], 1)).repeat(1, real.shape[1]).to(device)
    interpolated = real * epsilon + fake * (1 - epsilon)
    mixed = critic(interpolated)
    gradient = torch.autograd.grad(inputs=interpolated, outputs=mixed, grad_outputs=torch.ones_like(mixed), create_graph=True, retain_graph=True)[0]
    gradient = gradient.view(gradient.shape[0], -1)
    return torch.mean((gradient.norm(2, dim=1) - 1) ** 2)


# %%
opt_g = torch.optim.Adam(gen.parameters(), lr=1e-3, betas=(0.0, 0.9))
opt_c = torch.optim.Adam(crit.parameters(), lr=1e-3, betas=(0.0, 0.9))
loader = inf_train_gen(20)
losses = {"critic": [], "gen": []}
for step in range(3):
    for _ in range(5):
        real = torch.tensor(next(loader)).to(DEVICE)
        fake = gen(torch.randn(real.shape[0], 2, device=DEVICE))
        gp = gradient_penalty(crit, real, fake)
        loss_critic = -(torch.mean(crit(real).reshape(-1)) - torch.mean(crit(fake).reshape(-1))) + 10 * gp
        crit.zero_grad()
        loss_critic.backward(retain_graph=True)
        opt_c.step()
    loss_gen = -torch.mean(crit(fake).reshape(-1))
    gen.zero_grad()
    loss_gen.backward()
    opt_g.step()
    losses["critic"].append(loss_critic.item()); losses["gen"].append(loss_gen.item())
    print(f"Step {step}: critic {loss_critic:.3f}, generator {loss_gen:.3f}, gp {gp:.4f}")

# %% which modes are reached?
with torch.no_grad():
    samples = gen(torch.randn(200, 2)).cpu().numpy() * 2.828 / 2
modes = np.unique(np.rint(samples).astype(int), axis=0)
print(modes.tolist())
hist, edges = np.histogram(samples[:, 0], bins=4)
print(hist.sum(), len(edges), np.percentile(samples, [25, 75]).round(3), np.linalg.norm(samples.mean(axis=0)).round(4))
_ = [np.mean(v) for v in losses.values()]
_
