"""einops.layers.torch: patterns as modules."""
from einops import rearrange, reduce
from torch.nn.modules.module import Module


class Rearrange(Module):
    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.axes_lengths = axes_lengths

    def forward(self, input):
        return rearrange(input, self.pattern, **self.axes_lengths)

    def extra_repr(self):
        return ', '.join([repr(self.pattern)] + [f'{name}={length}' for name, length in self.axes_lengths.items()])


class Reduce(Module):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.reduction = reduction
        self.axes_lengths = axes_lengths

    def forward(self, input):
        return reduce(input, self.pattern, self.reduction, **self.axes_lengths)

    def extra_repr(self):
        return ', '.join([repr(self.pattern), repr(self.reduction)] + [f'{name}={length}' for name, length in self.axes_lengths.items()])
