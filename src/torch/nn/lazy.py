"""torch.nn.modules.lazy: layers that learn the number of their input's features from the first input."""
import torch
from torch.nn.modules.batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d
from torch.nn.modules.conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from torch.nn.modules.instancenorm import InstanceNorm1d, InstanceNorm2d, InstanceNorm3d
from torch.nn.modules.linear import Linear
from torch.nn.parameter import UninitializedBuffer, UninitializedParameter, is_lazy


class LazyModuleMixin:
    """Before the first call the parameters get their shapes; then the module becomes one of `cls_to_become`."""

    cls_to_become = None

    def has_uninitialized_params(self):
        return any(is_lazy(member) for members in (self._parameters, self._buffers) for member in members.values())

    def initialize_parameters(self, *args, **kwargs):
        raise NotImplementedError(f'initialize_parameters is not implemented for {type(self).__name__}')

    def __call__(self, *args, **kwargs):
        self.initialize_parameters(*args, **kwargs)
        if self.has_uninitialized_params():
            raise RuntimeError(f'module {self._get_name()} has not been fully initialized')
        if self.cls_to_become is not None:
            self.__class__ = self.cls_to_become
        return self(*args, **kwargs)

    def reset_parameters(self):
        if not self.has_uninitialized_params():
            super().reset_parameters()


class LazyLinear(LazyModuleMixin, Linear):
    cls_to_become = Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        super().__init__(0, 0, False)
        self.weight = UninitializedParameter(dtype=dtype)
        self.out_features = out_features
        if bias:
            self.bias = UninitializedParameter(dtype=dtype)

    def initialize_parameters(self, input):
        if self.has_uninitialized_params():
            with torch.no_grad():
                self.in_features = input.shape[-1]
                self.weight.materialize((self.out_features, self.in_features))
                if self.bias is not None:
                    self.bias.materialize((self.out_features,))
                Linear.reset_parameters(self)


class _LazyConv(LazyModuleMixin):
    def _make_weights(self, bias, factory):
        self.weight = UninitializedParameter(dtype=factory['dtype'])
        self.register_parameter('bias', UninitializedParameter(dtype=factory['dtype']) if bias else None)

    def initialize_parameters(self, input, *args, **kwargs):
        if not self.has_uninitialized_params():
            return
        axes = len(self.kernel_size)
        if input.dim() not in (axes + 1, axes + 2):
            raise RuntimeError(f'Expected {axes + 1}D (unbatched) or {axes + 2}D (batched) input to {type(self).__name__}, but got input of size: {input.shape}')
        self.in_channels = input.shape[-axes - 1]
        if self.in_channels % self.groups != 0:
            raise ValueError('in_channels must be divisible by groups')
        first, second = (self.in_channels, self.out_channels) if self.transposed else (self.out_channels, self.in_channels)
        self.weight.materialize((first, second // self.groups) + tuple(self.kernel_size))
        if self.bias is not None:
            self.bias.materialize((self.out_channels,))
        self.cls_to_become.reset_parameters(self)


class LazyConv1d(_LazyConv, Conv1d):
    cls_to_become = Conv1d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        Conv1d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class LazyConv2d(_LazyConv, Conv2d):
    cls_to_become = Conv2d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        Conv2d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class LazyConv3d(_LazyConv, Conv3d):
    cls_to_become = Conv3d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        Conv3d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class LazyConvTranspose1d(_LazyConv, ConvTranspose1d):
    cls_to_become = ConvTranspose1d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        ConvTranspose1d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class LazyConvTranspose2d(_LazyConv, ConvTranspose2d):
    cls_to_become = ConvTranspose2d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        ConvTranspose2d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class LazyConvTranspose3d(_LazyConv, ConvTranspose3d):
    cls_to_become = ConvTranspose3d

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        ConvTranspose3d.__init__(self, 0, out_channels, kernel_size, *args, **kwargs)


class _LazyNormBase(LazyModuleMixin):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        self.cls_to_become.__init__(self, 0, eps, momentum, False, False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = UninitializedParameter(dtype=dtype)
            self.bias = UninitializedParameter(dtype=dtype)
        if track_running_stats:
            self.running_mean = UninitializedBuffer(dtype=dtype)
            self.running_var = UninitializedBuffer(dtype=dtype)
            self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

    def initialize_parameters(self, input):
        if not self.has_uninitialized_params():
            return
        self.num_features = input.shape[1]
        for name in ('weight', 'bias', 'running_mean', 'running_var'):
            member = getattr(self, name)
            if member is not None:
                member.materialize((self.num_features,))
        self.cls_to_become.reset_parameters(self)


class LazyBatchNorm1d(_LazyNormBase, BatchNorm1d):
    cls_to_become = BatchNorm1d


class LazyBatchNorm2d(_LazyNormBase, BatchNorm2d):
    cls_to_become = BatchNorm2d


class LazyBatchNorm3d(_LazyNormBase, BatchNorm3d):
    cls_to_become = BatchNorm3d


class LazyInstanceNorm1d(_LazyNormBase, InstanceNorm1d):
    cls_to_become = InstanceNorm1d


class LazyInstanceNorm2d(_LazyNormBase, InstanceNorm2d):
    cls_to_become = InstanceNorm2d


class LazyInstanceNorm3d(_LazyNormBase, InstanceNorm3d):
    cls_to_become = InstanceNorm3d
