"""A signed distance network (IGR / SIREN): eikonal loss, normals, divergence and mean curvature of a circle and a sphere."""
import numpy as np
import torch
import torch.nn as nn
from torch.autograd import grad


def gradient(inputs, outputs):
    d_points = torch.ones_like(outputs, requires_grad=False, device=outputs.device)
    points_grad = grad(outputs=outputs, inputs=inputs, grad_outputs=d_points, create_graph=True, retain_graph=True, only_inputs=True)[0][:, -3:]
    return points_grad


def divergence(y, x):
    div = 0.
    for i in range(y.shape[-1]):
        div += grad(y[..., i], x, torch.ones_like(y[..., i]), create_graph=True)[0][..., i:i + 1]
    return div


class ImplicitNet(nn.Module):
    def __init__(self, d_in, dims, skip_in=(), geometric_init=True, radius_init=1, beta=100):
        super().__init__()
        dims = [d_in] + dims + [1]
        self.num_layers = len(dims)
        self.skip_in = skip_in
        for layer in range(0, self.num_layers - 1):
            if layer + 1 in skip_in:
                out_dim = dims[layer + 1] - d_in
            else:
                out_dim = dims[layer + 1]
            lin = nn.Linear(dims[layer], out_dim)
            if geometric_init:
                if layer == self.num_layers - 2:
                    torch.nn.init.normal_(lin.weight, mean=np.sqrt(np.pi) / np.sqrt(dims[layer]), std=0.00001)
                    torch.nn.init.constant_(lin.bias, -radius_init)
                else:
                    torch.nn.init.constant_(lin.bias, 0.0)
                    torch.nn.init.normal_(lin.weight, 0.0, np.sqrt(2) / np.sqrt(out_dim))
            setattr(self, "lin" + str(layer), lin)
        self.activation = nn.Softplus(beta=beta) if beta > 0 else nn.ReLU()

    def forward(self, input):
        x = input
        for layer in range(0, self.num_layers - 1):
            lin = getattr(self, "lin" + str(layer))
            if layer in self.skip_in:
                x = torch.cat([x, input], -1) / np.sqrt(2)
            x = lin(x)
            if layer < self.num_layers - 2:
                x = self.activation(x)
        return x


class Sine(nn.Module):
    def __init__(self, w0=30.):
        super().__init__()
        self.w0 = w0

    def forward(self, x):
        return torch.sin(self.w0 * x)


def siren(width=16, w0=5.):
    net = nn.Sequential(nn.Linear(3, width), Sine(w0), nn.Linear(width, width), Sine(w0), nn.Linear(width, 1))
    with torch.no_grad():
        for i, m in enumerate(l for l in net if isinstance(l, nn.Linear)):
            bound = 1 / m.weight.size(-1) if i == 0 else np.sqrt(6 / m.weight.size(-1)) / w0
            m.weight.uniform_(-bound, bound)
    return net


torch.manual_seed(0)
np.random.seed(0)
theta, phi = np.random.rand(2, 32) * np.array([[2 * np.pi], [np.pi]])
surface = np.stack([np.cos(theta) * np.sin(phi), np.sin(theta) * np.sin(phi), np.cos(phi)], -1).astype(np.float32)
for name, net in (("geometric", ImplicitNet(3, [16, 16, 16], skip_in=[2], beta=10)), ("siren", siren())):
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-4)
    for it in range(3):
        mnfld_pnts = torch.from_numpy(surface).requires_grad_()
        nonmnfld_pnts = torch.empty(16, 3).uniform_(-1.5, 1.5).requires_grad_()
        mnfld_pred, nonmnfld_pred = net(mnfld_pnts), net(nonmnfld_pnts)
        mnfld_grad, nonmnfld_grad = gradient(mnfld_pnts, mnfld_pred), gradient(nonmnfld_pnts, nonmnfld_pred)
        grad_loss = ((nonmnfld_grad.norm(2, dim=-1) - 1) ** 2).mean()
        normals_loss = (mnfld_grad - mnfld_pnts.detach()).abs().norm(2, dim=1).mean()
        loss = mnfld_pred.abs().mean() + 0.1 * grad_loss + 1.0 * normals_loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(f"{name} {it}: {loss.item():.4f} manifold {mnfld_pred.abs().mean().item():.4f} eikonal {grad_loss.item():.4f} normals {normals_loss.item():.4f}")
    p = torch.from_numpy(surface[:4]).double().requires_grad_()
    net.double()
    curvature = divergence(gradient(p, net(p)), p)
    print("  mean curvature", [round(v, 4) for v in curvature.squeeze(-1).tolist()])
