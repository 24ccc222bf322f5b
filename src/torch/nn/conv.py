"""torch.nn.modules.conv: convolutions and transposed convolutions in one, two and three dimensions."""
import math

import torch
import torch.nn.functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _ntuple
from torch.nn.parameter import Parameter

_PADDING_MODES = ('zeros', 'reflect', 'replicate', 'circular')


class _ConvNd(Module):
    """What all convolutions share; a subclass says how many spatial dimensions it has and how to convolve."""

    _dims = 0
    transposed = False

    def _setup(self, in_channels, out_channels, options, bias, factory):
        if in_channels % options['groups'] != 0:
            raise ValueError('in_channels must be divisible by groups')
        if out_channels % options['groups'] != 0:
            raise ValueError('out_channels must be divisible by groups')
        if options['padding_mode'] not in _PADDING_MODES:
            raise ValueError(f"padding_mode must be one of {set(_PADDING_MODES)}, but got padding_mode='{options['padding_mode']}'")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.groups = options['groups']
        self.padding_mode = options['padding_mode']
        spread = _ntuple(self._dims)
        for name in ('kernel_size', 'stride', 'dilation', 'output_padding'):
            setattr(self, name, spread(options[name]))
        self.padding = self._padding(options['padding'])
        self._make_weights(bias, factory)

    def _padding(self, padding):
        if not isinstance(padding, str):
            return _ntuple(self._dims)(padding)
        if padding not in ('same', 'valid'):
            raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
        if padding == 'same' and any(stride != 1 for stride in self.stride):
            raise ValueError("padding='same' is not supported for strided convolutions")
        return padding

    def _make_weights(self, bias, factory):
        first, second = (self.in_channels, self.out_channels) if self.transposed else (self.out_channels, self.in_channels)
        shape = (first, second // self.groups) + tuple(self.kernel_size)
        self.weight = Parameter(torch.empty(shape, **factory))
        self.register_parameter('bias', Parameter(torch.empty(self.out_channels, **factory)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        """Weights, then bias, uniform within 1/sqrt(fan in)."""
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def _edges(self):
        """(before, after) for every spatial dimension, last dimension first, as F.pad wants it."""
        edges = []
        for axis in reversed(range(self._dims)):
            if self.padding == 'same':
                total = self.dilation[axis] * (self.kernel_size[axis] - 1)
                edges += [total // 2, total - total // 2]
            else:
                edges += [0, 0] if self.padding == 'valid' else [self.padding[axis], self.padding[axis]]
        return edges

    def _convolve(self, convolution, input):
        padding = self.padding
        if self.padding_mode != 'zeros':
            input = F.pad(input, self._edges(), mode=self.padding_mode)
            padding = _ntuple(self._dims)(0)
        return convolution(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)

    def extra_repr(self):
        parts = [f'{self.in_channels}, {self.out_channels}', f'kernel_size={self.kernel_size}', f'stride={self.stride}']
        none = _ntuple(self._dims)
        shown = [
            ('padding', self.padding, none(0)), ('dilation', self.dilation, none(1)), ('output_padding', self.output_padding, none(0)),
            ('groups', self.groups, 1),
        ]
        parts += [f'{name}={value}' for name, value, usual in shown if value != usual]
        if self.bias is None:
            parts.append('bias=False')
        if self.padding_mode != 'zeros':
            parts.append(f'padding_mode={self.padding_mode}')
        return ', '.join(parts)


class _Conv(_ConvNd):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None):
        super().__init__()
        options = dict(kernel_size=kernel_size, stride=stride, padding=padding, dilation=dilation, groups=groups, padding_mode=padding_mode, output_padding=0)
        self._setup(in_channels, out_channels, options, bias, dict(device=device, dtype=dtype))


class Conv1d(_Conv):
    _dims = 1

    def forward(self, input):
        return self._convolve(F.conv1d, input)


class Conv2d(_Conv):
    _dims = 2

    def forward(self, input):
        return self._convolve(F.conv2d, input)


class Conv3d(_Conv):
    _dims = 3

    def forward(self, input):
        return self._convolve(F.conv3d, input)


class _ConvTransposeNd(_ConvNd):
    transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None):
        super().__init__()
        if padding_mode != 'zeros':
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        options = dict(kernel_size=kernel_size, stride=stride, padding=padding, dilation=dilation, groups=groups, padding_mode=padding_mode, output_padding=output_padding)
        self._setup(in_channels, out_channels, options, bias, dict(device=device, dtype=dtype))

    def _output_padding(self, input, output_size):
        """An output size picks, among the sizes that the stride allows, how much is added at one edge."""
        if output_size is None:
            return self.output_padding
        output_size = tuple(output_size)
        batched = input.dim() == self._dims + 2
        if len(output_size) == input.dim() and len(output_size) != self._dims:
            output_size = output_size[2 if batched else 1:]
        if len(output_size) != self._dims:
            raise ValueError(f'ConvTranspose{self._dims}D: for {input.dim()}D input, output_size must have {self._dims} or {input.dim()} elements (got {len(output_size)})')
        lengths = input.shape[-self._dims:]
        least = [(length - 1) * self.stride[axis] - 2 * self.padding[axis] + self.dilation[axis] * (self.kernel_size[axis] - 1) + 1 for axis, length in enumerate(lengths)]
        most = [smallest + self.stride[axis] - 1 for axis, smallest in enumerate(least)]
        if any(not smallest <= size <= largest for smallest, size, largest in zip(least, output_size, most)):
            raise ValueError(f'requested an output size of {output_size}, but valid sizes range from {least} to {most} (for an input of {input.size()[2:]})')
        added = [size - smallest for size, smallest in zip(output_size, least)]
        return tuple(added)

    def _spread(self, convolution, input, output_size):
        output_padding = self._output_padding(input, output_size)
        return convolution(input, self.weight, self.bias, self.stride, self.padding, output_padding, self.groups, self.dilation)


class ConvTranspose1d(_ConvTransposeNd):
    _dims = 1

    def forward(self, input, output_size=None):
        return self._spread(F.conv_transpose1d, input, output_size)


class ConvTranspose2d(_ConvTransposeNd):
    _dims = 2

    def forward(self, input, output_size=None):
        return self._spread(F.conv_transpose2d, input, output_size)


class ConvTranspose3d(_ConvTransposeNd):
    _dims = 3

    def forward(self, input, output_size=None):
        return self._spread(F.conv_transpose3d, input, output_size)
