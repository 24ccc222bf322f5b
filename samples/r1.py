"""R1: the squared length of the gradient at real pictures, pulled to zero. Scores and pictures come from outside."""
import torch
from torch import nn


def r1_penalty(real_pred, real_img):
    grad_real, = torch.autograd.grad(outputs=real_pred.sum(), inputs=real_img, create_graph=True)
    return grad_real.pow(2).reshape(grad_real.shape[0], -1).sum(1).mean()


def discriminator(channels=3, hidden=16):
    return nn.Sequential(
        nn.Conv2d(channels, hidden, 3, padding=1),
        nn.LeakyReLU(0.2),
        nn.AvgPool2d(2),
        nn.Conv2d(hidden, hidden, 3, padding=1),
        nn.LeakyReLU(0.2),
        nn.Flatten(),
        nn.Linear(hidden * 8 * 8, 1),
    )


if __name__ == '__main__':
    torch.manual_seed(1)
    model = discriminator()
    real_img = torch.randn(4, 3, 16, 16, requires_grad=True)
    real_pred = model(real_img)
    penalty = r1_penalty(real_pred, real_img)
    loss = nn.functional.softplus(-real_pred).mean() + 10 / 2 * penalty
    loss.backward()
    print(f'R1 {penalty.item():.6f}, loss {loss.item():.6f}')
    print(f'gradient of the last weight {model[-1].weight.grad.norm().item():.6f}')
