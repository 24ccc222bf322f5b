"""One norm for the whole batch: the penalty then depends on how many pictures are in it."""
import torch


def gradient_penalty(gradients):
    gradients_norm = gradients.norm(2)
    return ((gradients_norm - 1) ** 2).mean()


def unit_gradient(batch_size, channels=1, height=28, width=28):
    """Every picture's gradient has length 1, so the penalty should be 0."""
    return torch.ones(batch_size, channels, height, width) / (channels * height * width) ** 0.5


if __name__ == '__main__':
    for batch_size in (1, 4, 64, 256):
        print(f'batch of {batch_size:3}: {gradient_penalty(unit_gradient(batch_size)).item():10.4f}')
