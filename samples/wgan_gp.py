"""A critic for 28 x 28 digits, its gradient penalty, and the tests a course gives you for it.

Put the cursor on a name, on a shape or on the unit gradient, and see what Penalty Lens says.
"""
import torch
from torch import nn


class Critic(nn.Module):
    """Scores pictures: one number for each."""

    def __init__(self, im_chan=1, hidden_dim=64):
        super().__init__()
        self.critic = nn.Sequential(
            self.block(im_chan, hidden_dim),
            self.block(hidden_dim, hidden_dim * 2),
            nn.Conv2d(hidden_dim * 2, 1, kernel_size=4, stride=2),
        )

    def block(self, input_channels, output_channels, kernel_size=4, stride=2):
        return nn.Sequential(
            nn.Conv2d(input_channels, output_channels, kernel_size, stride),
            nn.BatchNorm2d(output_channels),
            nn.LeakyReLU(0.2, inplace=True),
        )

    def forward(self, image):
        scores = self.critic(image)
        return scores.view(len(scores), -1)


def weights_init(m):
    """Small weights, as the course draws them. The last test below holds for these, not for PyTorch's own."""
    if isinstance(m, nn.Conv2d):
        nn.init.normal_(m.weight, 0.0, 0.02)
    if isinstance(m, nn.BatchNorm2d):
        nn.init.normal_(m.weight, 0.0, 0.02)
        nn.init.constant_(m.bias, 0)


def get_gradient(crit, real, fake, epsilon):
    """The gradient of the scores with respect to pictures between real and fake ones."""
    mixed_images = real * epsilon + fake * (1 - epsilon)
    mixed_scores = crit(mixed_images)
    gradient = torch.autograd.grad(
        inputs=mixed_images,
        outputs=mixed_scores,
        grad_outputs=torch.ones_like(mixed_scores),
        create_graph=True,
        retain_graph=True,
    )[0]
    return gradient


def gradient_penalty(gradient):
    """How far each picture's gradient is from length 1: squared, and averaged over the batch."""
    gradient = gradient.view(len(gradient), -1)
    gradient_norm = gradient.norm(2, dim=1)
    penalty = torch.mean((gradient_norm - 1) ** 2)
    return penalty


def test_get_gradient(image_shape):
    critic = Critic(hidden_dim=8).apply(weights_init)
    real = torch.randn(*image_shape) + 1
    fake = torch.randn(*image_shape) - 1
    epsilon_shape = [1 for _ in image_shape]
    epsilon_shape[0] = image_shape[0]
    epsilon = torch.rand(epsilon_shape).requires_grad_()
    gradient = get_gradient(critic, real, fake, epsilon)
    assert tuple(gradient.shape) == image_shape
    assert gradient.max() > 0
    assert gradient.min() < 0
    return gradient


def test_gradient_penalty(image_shape):
    bad_gradient = torch.zeros(*image_shape)
    bad_gradient_penalty = gradient_penalty(bad_gradient)
    assert torch.isclose(bad_gradient_penalty, torch.tensor(1.0))

    image_size = torch.prod(torch.Tensor(image_shape[1:]))
    good_gradient = torch.ones(*image_shape) / torch.sqrt(image_size)
    good_gradient_penalty = gradient_penalty(good_gradient)
    assert torch.isclose(good_gradient_penalty, torch.tensor(0.0), atol=1e-6)

    random_gradient = test_get_gradient(image_shape)
    random_gradient_penalty = gradient_penalty(random_gradient)
    assert torch.abs(random_gradient_penalty - 1) < 0.1

    print(f'zeros   {bad_gradient_penalty.item():.4f}')
    print(f'ones/√n {good_gradient_penalty.item():.4f}')
    print(f'critic  {random_gradient_penalty.item():.4f}')


torch.manual_seed(0)
test_gradient_penalty((256, 1, 28, 28))
print('All three tests pass.')
