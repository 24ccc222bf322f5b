"""The course's penalty and its test, as the notebook has them, with every mistake people hand in."""
import torch
from torch import nn


def get_gradient(crit, real, fake, epsilon):
    mixed_images = real * epsilon + fake * (1 - epsilon)
    mixed_scores = crit(mixed_images)
    gradient = torch.autograd.grad(
        # Note: You need to take the gradient of outputs with respect to inputs.
        inputs=mixed_images,
        outputs=mixed_scores,
        grad_outputs=torch.ones_like(mixed_scores),
        create_graph=True,
        retain_graph=True,
    )[0]
    return gradient


def gradient_penalty(gradient):
    gradient = gradient.view(len(gradient), -1)
    gradient_norm = gradient.norm(2, dim=1)
    penalty = torch.mean((gradient_norm - 1) ** 2)
    return penalty


def forgot_flatten(gradient):
    return torch.mean((gradient.norm(2, dim=1) - 1) ** 2)


def mean_first(gradient):
    gradient = gradient.view(len(gradient), -1)
    return (gradient.norm(2, dim=1).mean() - 1) ** 2


def whole_batch(gradient):
    return (gradient.norm(2) - 1) ** 2


def one_sided(gradient):
    norms = gradient.flatten(1).norm(dim=1)
    return torch.relu(norms - 1).square().mean()


def make_crit_block(input_channels, output_channels, kernel_size=4, stride=2, final_layer=False):
    if not final_layer:
        return nn.Sequential(
            nn.Conv2d(input_channels, output_channels, kernel_size, stride),
            nn.BatchNorm2d(output_channels),
            nn.LeakyReLU(0.2, inplace=True),
        )
    else:
        return nn.Sequential(nn.Conv2d(input_channels, output_channels, kernel_size, stride))


class Critic(nn.Module):
    def __init__(self, im_chan=1, hidden_dim=8):
        super(Critic, self).__init__()
        self.crit = nn.Sequential(
            make_crit_block(im_chan, hidden_dim),
            make_crit_block(hidden_dim, hidden_dim * 2),
            make_crit_block(hidden_dim * 2, 1, final_layer=True),
        )

    def forward(self, image):
        crit_pred = self.crit(image)
        return crit_pred.view(len(crit_pred), -1)


def weights_init(m):
    if isinstance(m, nn.Conv2d) or isinstance(m, nn.ConvTranspose2d):
        torch.nn.init.normal_(m.weight, 0.0, 0.02)
    if isinstance(m, nn.BatchNorm2d):
        torch.nn.init.normal_(m.weight, 0.0, 0.02)
        torch.nn.init.constant_(m.bias, 0)


def test_get_gradient(image_shape, crit):
    real = torch.randn(*image_shape) + 1
    fake = torch.randn(*image_shape) - 1
    epsilon_shape = [1 for _ in image_shape]
    epsilon_shape[0] = image_shape[0]
    epsilon = torch.rand(epsilon_shape).requires_grad_()
    gradient = get_gradient(crit, real, fake, epsilon)
    assert tuple(gradient.shape) == image_shape
    assert gradient.max() > 0
    assert gradient.min() < 0
    return gradient


def test_gradient_penalty(image_shape, penalty):
    bad_gradient = torch.zeros(*image_shape)
    bad = penalty(bad_gradient)
    image_size = torch.prod(torch.Tensor(image_shape[1:]))
    good_gradient = torch.ones(*image_shape) / torch.sqrt(image_size)
    good = penalty(good_gradient)
    good_enough = torch.isclose(good, torch.tensor(0.), atol=1e-5).item()
    return bad.item(), good_enough


torch.manual_seed(7)
crit = Critic().apply(weights_init)
for penalty in (gradient_penalty, forgot_flatten, mean_first, whole_batch, one_sided):
    bad, good = test_gradient_penalty((16, 1, 28, 28), penalty)
    uneven = torch.ones(4, 1, 2, 2) * torch.tensor([0., 0., 1., 1.]).view(4, 1, 1, 1)
    print(f"{penalty.__name__:>18} zeros -> {bad:.4f}  ones/sqrt(n) -> 0: {good}  half 0, half 2: {penalty(uneven):.4f}")

gradient = test_get_gradient((16, 1, 28, 28), crit)
random_gradient_penalty = gradient_penalty(gradient)
assert torch.abs(random_gradient_penalty - 1) < 0.1
print("Success!", random_gradient_penalty.item())
try:
    gradient_penalty(gradient.permute(0, 2, 3, 1)[:, ::2])
except RuntimeError as error:
    print(error)
