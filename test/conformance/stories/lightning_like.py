"""A module in Lightning's manner without Lightning: training_step, configure_optimizers, toggled optimizers, logged metrics."""
from argparse import ArgumentParser, Namespace
from collections import OrderedDict

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class MiniModule(nn.Module):
    """the few parts of a LightningModule that a GAN needs"""

    def __init__(self):
        super().__init__()
        self._logged = OrderedDict()

    @property
    def device(self):
        return next(self.parameters()).device

    def save_hyperparameters(self, hparams):
        self.hparams = hparams

    def log(self, name, value, prog_bar=False):
        self._logged[name] = (float(value), prog_bar)

    def log_dict(self, dictionary, **kwargs):
        for k, v in dictionary.items():
            self.log(k, v, **kwargs)


class Generator(nn.Module):
    def __init__(self, latent_dim, img_shape):
        super().__init__()
        self.img_shape = img_shape

        def block(in_feat, out_feat, normalize=True):
            layers = [nn.Linear(in_feat, out_feat)]
            if normalize:
                layers.append(nn.BatchNorm1d(out_feat, 0.8))
            layers.append(nn.LeakyReLU(0.2, inplace=True))
            return layers

        self.model = nn.Sequential(*block(latent_dim, 16, normalize=False), *block(16, 32), nn.Linear(32, int(np.prod(img_shape))), nn.Tanh())

    def forward(self, z):
        img = self.model(z)
        return img.view(img.size(0), *self.img_shape)


class Discriminator(nn.Module):
    def __init__(self, img_shape):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(int(np.prod(img_shape)), 32), nn.LeakyReLU(0.2, inplace=True), nn.Linear(32, 16), nn.LeakyReLU(0.2, inplace=True), nn.Linear(16, 1))

    def forward(self, img):
        return self.model(img.view(img.size(0), -1))


class WGANGP(MiniModule):
    def __init__(self, hparams: Namespace):
        super().__init__()
        self.save_hyperparameters(hparams)
        self.generator = Generator(hparams.latent_dim, hparams.img_shape)
        self.discriminator = Discriminator(hparams.img_shape)
        self.register_buffer("validation_z", torch.zeros(4, hparams.latent_dim).normal_())

    def forward(self, z):
        return self.generator(z)

    def compute_gradient_penalty(self, real_samples, fake_samples):
        """Calculates the gradient penalty loss for WGAN GP"""
        alpha = torch.Tensor(np.random.random((real_samples.size(0), 1, 1, 1))).to(self.device)
        interpolates = (alpha * real_samples + ((1 - alpha) * fake_samples)).requires_grad_(True)
        d_interpolates = self.discriminator(interpolates)
        fake = torch.Tensor(real_samples.shape[0], 1).fill_(1.0).to(self.device)
        gradients = torch.autograd.grad(outputs=d_interpolates, inputs=interpolates, grad_outputs=fake, create_graph=True, retain_graph=True, only_inputs=True)[0]
        gradients = gradients.view(gradients.size(0), -1).to(self.device)
        return ((gradients.norm(2, dim=1) - 1) ** 2).mean()

    def training_step(self, batch, batch_idx, optimizer_idx):
        imgs, _ = batch
        z = torch.randn(imgs.shape[0], self.hparams.latent_dim).type_as(imgs)
        if optimizer_idx == 0:
            g_loss = -torch.mean(self.discriminator(self(z)))
            self.log("g_loss", g_loss, prog_bar=True)
            return OrderedDict({"loss": g_loss, "progress_bar": {"g_loss": g_loss}})
        fake_imgs = self(z)
        gp = self.compute_gradient_penalty(imgs.data, fake_imgs.data)
        d_loss = -torch.mean(self.discriminator(imgs)) + torch.mean(self.discriminator(fake_imgs.detach())) + self.hparams.lambda_gp * gp
        self.log_dict({"d_loss": d_loss, "gp": gp})
        return d_loss

    def configure_optimizers(self):
        b1, b2 = self.hparams.b1, self.hparams.b2
        opt_g = torch.optim.Adam(self.generator.parameters(), lr=self.hparams.lr, betas=(b1, b2))
        opt_d = torch.optim.Adam(self.discriminator.parameters(), lr=self.hparams.lr, betas=(b1, b2))
        return ({"optimizer": opt_g, "frequency": 1}, {"optimizer": opt_d, "frequency": self.hparams.n_critic})


def fit(module, loader, max_epochs):
    configured = module.configure_optimizers()
    order = [i for i, c in enumerate(configured) for _ in range(c["frequency"])]
    sub = {0: module.generator, 1: module.discriminator}
    for epoch in range(max_epochs):
        for batch_idx, batch in enumerate(loader):
            index = order[batch_idx % len(order)]
            for i, net in sub.items():
                net.requires_grad_(i == index)
            out = module.training_step(batch, batch_idx, index)
            loss = out["loss"] if isinstance(out, dict) else out
            optimizer = configured[index]["optimizer"]
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            print(f"epoch {epoch} batch {batch_idx} opt {index}:", " ".join(f"{k}={v:.4f}{'*' if bar else ''}" for k, (v, bar) in module._logged.items()))


parser = ArgumentParser()
parser.add_argument("--lr", type=float, default=2e-4, help="adam: learning rate")
parser.add_argument("--b1", type=float, default=0.5)
parser.add_argument("--b2", type=float, default=0.999)
parser.add_argument("--latent_dim", type=int, default=6)
parser.add_argument("--lambda_gp", type=float, default=10)
parser.add_argument("--n_critic", type=int, default=2)
parser.add_argument("--img_shape", type=int, nargs=3, default=(1, 8, 8))
hparams = parser.parse_args(["--lr", "1e-3", "--n_critic", "3", "--img_shape", "1", "6", "6"])
print(hparams, vars(hparams)["lambda_gp"])
np.random.seed(0)
torch.manual_seed(0)
model = WGANGP(hparams)
data = [(torch.rand(5, *hparams.img_shape) * 2 - 1, torch.zeros(5)) for _ in range(5)]
fit(model, data, max_epochs=1)
print(model.validation_z.shape, "%.4f" % model(model.validation_z).detach().abs().mean(), "validation_z" in model.state_dict())
