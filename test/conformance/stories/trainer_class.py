"""A small trainer framework: callbacks, hooks, checkpoints that are resumed, history as a table."""
import copy
import io
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Dataset, TensorDataset, random_split, Subset


class EightGaussians(Dataset):
    def __init__(self, size=64, scale=2.0, std=0.02, seed=0):
        g = torch.Generator().manual_seed(seed)
        angles = torch.arange(8) * torch.pi / 4
        centers = scale * torch.stack([angles.cos(), angles.sin()], dim=1)
        which = torch.randint(8, (size,), generator=g)
        self.points = (centers[which] + std * torch.randn(size, 2, generator=g)) / 1.414
        self.labels = which

    def __len__(self):
        return len(self.points)

    def __getitem__(self, index):
        return self.points[index], self.labels[index]


class Callback:
    def on_epoch_end(self, trainer, epoch, logs): ...

    def on_train_end(self, trainer): ...


class History(Callback):
    def __init__(self):
        self.rows = []

    def on_epoch_end(self, trainer, epoch, logs):
        self.rows.append({"epoch": epoch, **logs})

    def table(self):
        keys = list(self.rows[0])
        yield " | ".join(f"{k:^9}" for k in keys)
        yield "-+-".join("-" * 9 for _ in keys)
        for row in self.rows:
            yield " | ".join(f"{v:9d}" if isinstance(v, int) else f"{v:9.5f}" for v in row.values())


class EMA(Callback):
    def __init__(self, model, decay=0.8):
        self.decay, self.shadow = decay, copy.deepcopy(model).requires_grad_(False)

    @torch.no_grad()
    def on_epoch_end(self, trainer, epoch, logs):
        for s, p in zip(self.shadow.parameters(), trainer.generator.parameters()):
            s.lerp_(p, 1 - self.decay)


class Trainer:
    def __init__(self, generator, critic, *, n_critic=2, weight=10.0, callbacks=()):
        self.generator, self.critic = generator, critic
        self.g_opt = optim.Adam(generator.parameters(), lr=1e-3, betas=(0.5, 0.9))
        self.c_opt = optim.Adam(critic.parameters(), lr=1e-3, betas=(0.5, 0.9))
        self.n_critic, self.weight, self.callbacks = n_critic, weight, list(callbacks)
        self.num_steps = self.epoch = 0
        self.losses = {'G': [], 'D': [], 'GP': [], 'gradient_norm': []}

    def _gradient_penalty(self, real, generated):
        alpha = torch.rand(real.size(0), 1).expand_as(real)
        interpolated = (alpha * real.data + (1 - alpha) * generated.data).requires_grad_(True)
        prob = self.critic(interpolated)
        gradients = torch.autograd.grad(outputs=prob, inputs=interpolated, grad_outputs=torch.ones(prob.size()), create_graph=True, retain_graph=True)[0]
        gradients = gradients.view(real.size(0), -1)
        self.losses['gradient_norm'].append(gradients.norm(2, dim=1).mean().item())
        gradients_norm = torch.sqrt(torch.sum(gradients ** 2, dim=1) + 1e-12)
        return self.weight * ((gradients_norm - 1) ** 2).mean()

    def _critic_iteration(self, data):
        generated = self.generator(torch.randn(len(data), 4))
        self.c_opt.zero_grad()
        gp = self._gradient_penalty(data, generated)
        loss = self.critic(generated.detach()).mean() - self.critic(data).mean() + gp
        loss.backward()
        self.c_opt.step()
        self.losses['D'].append(loss.item())
        self.losses['GP'].append(gp.item())

    def _generator_iteration(self, n):
        self.g_opt.zero_grad()
        loss = -self.critic(self.generator(torch.randn(n, 4))).mean()
        loss.backward()
        self.g_opt.step()
        self.losses['G'].append(loss.item())

    def fit(self, loader, epochs):
        for _ in range(epochs):
            for batch, _labels in loader:
                self.num_steps += 1
                self._critic_iteration(batch)
                if self.num_steps % self.n_critic == 0:
                    self._generator_iteration(len(batch))
            self.epoch += 1
            logs = {k: sum(v[-3:]) / len(v[-3:]) for k, v in self.losses.items() if v}
            for cb in self.callbacks:
                cb.on_epoch_end(self, self.epoch, logs)
        return self

    def state_dict(self):
        return {name: getattr(self, name).state_dict() for name in ("generator", "critic", "g_opt", "c_opt")} | {"steps": self.num_steps, "rng": torch.get_rng_state()}

    def load_state_dict(self, state):
        for name in ("generator", "critic", "g_opt", "c_opt"):
            getattr(self, name).load_state_dict(state[name])
        self.num_steps = state["steps"]
        torch.set_rng_state(state["rng"])


def nets():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 2)), nn.Sequential(nn.Linear(2, 12), nn.Softplus(), nn.Linear(12, 1))


train, held_out = random_split(EightGaussians(), [48, 16], generator=torch.Generator().manual_seed(1))
loader = DataLoader(train, batch_size=16, shuffle=True, drop_last=True, generator=torch.Generator().manual_seed(2))
print(len(train), len(held_out), len(loader), held_out.indices[:5], train[0][1].item())
generator, critic = nets()
history, ema = History(), EMA(generator)
trainer = Trainer(generator, critic, callbacks=[history, ema]).fit(loader, 2)
checkpoint = io.BytesIO()
torch.save(trainer.state_dict(), checkpoint)
trainer.fit(loader, 1)
print(*history.table(), sep="\n")
checkpoint.seek(0)
resumed = Trainer(*nets())
resumed.load_state_dict(torch.load(checkpoint))
print(resumed.num_steps, sorted(resumed.c_opt.state_dict()["state"][0]), resumed.g_opt.state_dict()["param_groups"][0]["betas"])
small = DataLoader(TensorDataset(*map(torch.stack, zip(*Subset(held_out, range(8))))), batch_size=4)
resumed.fit(small, 1)
print("resumed", ["%.5f" % v for v in resumed.losses["D"]])
print("ema", ["%.5f" % (a - b).norm() for a, b in zip(ema.shadow.parameters(), trainer.generator.parameters())])
