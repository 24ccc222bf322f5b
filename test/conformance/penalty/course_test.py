"""The functions a course asks for, and tests of them, as many hand them in."""
import torch
from torch import nn


class Critic(nn.Module):
    def __init__(self, im_chan=1, hidden_dim=8):
        super(Critic, self).__init__()
        self.crit = nn.Sequential(
            self.make_crit_block(im_chan, hidden_dim),
            self.make_crit_block(hidden_dim, hidden_dim * 2),
            self.make_crit_block(hidden_dim * 2, 1, final_layer=True),
        )

    def make_crit_block(self, input_channels, output_channels, kernel_size=4, stride=2, final_layer=False):
        if not final_layer:
            return nn.Sequential(nn.Conv2d(input_channels, output_channels, kernel_size, stride), nn.BatchNorm2d(output_channels), nn.LeakyReLU(0.2, inplace=True))
        else:
            return nn.Sequential(nn.Conv2d(input_channels, output_channels, kernel_size, stride))

    def forward(self, image):
        crit_pred = self.crit(image)
        return crit_pred.view(len(crit_pred), -1)


def weights_init(m):
    if isinstance(m, nn.Conv2d) or isinstance(m, nn.ConvTranspose2d):
        torch.nn.init.normal_(m.weight, 0.0, 0.02)
    if isinstance(m, nn.BatchNorm2d):
        torch.nn.init.normal_(m.weight, 0.0, 0.02)
        torch.nn.init.constant_(m.bias, 0)


def get_gradient(crit, real, fake, epsilon):
    mixed_images = real * epsilon + fake * (1 - epsilon)
    mixed_scores = crit(mixed_images)
    return torch.autograd.grad(inputs=mixed_images, outputs=mixed_scores, grad_outputs=torch.ones_like(mixed_scores), create_graph=True, retain_graph=True)[0]


def gradient_penalty(gradient):
    gradient = gradient.view(len(gradient), -1)
    gradient_norm = gradient.norm(2, dim=1)
    return torch.mean((gradient_norm - 1) ** 2)


def get_crit_loss(crit_fake_pred, crit_real_pred, gp, c_lambda):
    return torch.mean(crit_fake_pred) - torch.mean(crit_real_pred) + c_lambda * gp


def get_gen_loss(crit_fake_pred):
    return -1.0 * torch.mean(crit_fake_pred)


torch.manual_seed(0)
for image_shape in ((16, 1, 28, 28), (8, 3, 32, 32)):
    critic = Critic(image_shape[1])
    critic = critic.apply(weights_init)
    real = torch.randn(*image_shape) + 1
    fake = torch.randn(*image_shape) - 1
    epsilon_shape = [1 for _ in image_shape]
    epsilon_shape[0] = image_shape[0]
    epsilon = torch.rand(epsilon_shape).requires_grad_()
    gradient = get_gradient(critic, real, fake, epsilon)
    assert tuple(gradient.shape) == image_shape
    print(gradient.max().item(), gradient.min().item(), gradient.norm().item())
    penalty = gradient_penalty(gradient)
    loss = get_crit_loss(critic(fake.detach()), critic(real), penalty, 10)
    loss.backward()
    print(penalty.item(), loss.item(), epsilon.grad.abs().sum().item(), [p.grad.norm().item() for p in critic.parameters() if p.grad.norm() > 1e-5])
    bad, good = torch.zeros(*image_shape), torch.ones(*image_shape) / torch.sqrt(torch.prod(torch.Tensor(image_shape[1:])))
    print(gradient_penalty(bad).item(), gradient_penalty(good).abs().item() < 1e-6, f'{gradient_penalty(torch.ones(*image_shape)).item():.3f}')
assert torch.isclose(get_crit_loss(torch.tensor(1.0), torch.tensor(2.0), torch.tensor(3.0), 0.1), torch.tensor(-0.7))
assert torch.isclose(get_gen_loss(torch.tensor(1.0)), torch.tensor(-1.0))
print(get_crit_loss(torch.tensor(20.0), torch.tensor(-20.0), torch.tensor(2.0), 10), get_gen_loss(torch.rand(3)))
assert get_gradient is None, 'the last line tells what failed'
