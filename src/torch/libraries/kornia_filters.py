"""kornia.filters: a kernel drawn over every channel of pictures, as blurs in style-based critics need it."""
import torch.nn.functional as F


def filter2d(input, kernel, border_type='reflect', normalized=False, padding='same', behaviour='corr'):
    """Pictures (B, C, H, W), kernel (1 or B, kh, kw)."""
    batch, channels, height, width = input.shape
    if normalized:
        kernel = kernel / kernel.abs().sum(dim=(-2, -1), keepdim=True)
    if behaviour == 'conv':
        kernel = kernel.flip((-2, -1))
    rows, columns = kernel.shape[-2:]
    weight = kernel.to(input.dtype).unsqueeze(1).expand(-1, channels, -1, -1).reshape(-1, 1, rows, columns)
    if padding == 'same':
        top, left = (rows - 1) // 2, (columns - 1) // 2
        input = F.pad(input, [left, columns - 1 - left, top, rows - 1 - top], mode=border_type)
    output = F.conv2d(input.reshape(-1, weight.size(0), input.size(-2), input.size(-1)), weight, groups=weight.size(0))
    return output.reshape(batch, channels, output.size(-2), output.size(-1))


filter2D = filter2d
