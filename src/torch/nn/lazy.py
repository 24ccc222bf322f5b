"""torch.nn.modules.lazy: layers that learn the number of their input's features from the first input."""
from torch.nn.modules.batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d
from torch.nn.modules.conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from torch.nn.modules.instancenorm import InstanceNorm1d, InstanceNorm2d, InstanceNorm3d
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module


class _Lazy(Module):
    """Waits for its first input; then it is made as the class beside it in the list of bases says."""

    _channel_axis = 1

    def __init__(self, *args, device=None, dtype=None, **kwargs):
        Module.__init__(self)
        self._pending = (args, dict(kwargs, device=device, dtype=dtype))

    def _becomes(self):
        return type(self).__mro__[2]

    def __call__(self, *args, **kwargs):
        if self._pending is not None:
            self._materialize(args[0].size(self._channel_axis))
        return Module.__call__(self, *args, **kwargs)

    def _materialize(self, features):
        args, kwargs = self._pending
        kept = {name: self.__dict__[name] for name in ('training', '_forward_pre_hooks', '_forward_hooks', '_backward_hooks')}
        self._becomes().__init__(self, features, *args, **kwargs)
        self._pending = None
        for name, value in kept.items():
            object.__setattr__(self, name, value)

    def _get_name(self):
        return type(self).__name__ if self._pending is not None else self._becomes().__name__

    def extra_repr(self):
        if self._pending is None:
            return self._becomes().extra_repr(self)
        return ', '.join(['0'] + [str(arg) for arg in self._pending[0]])


class LazyLinear(_Lazy, Linear):
    _channel_axis = -1

    def extra_repr(self):
        if self._pending is None:
            return Linear.extra_repr(self)
        args, kwargs = self._pending
        bias = args[1] if len(args) > 1 else kwargs.get('bias', True)
        return f"in_features=0, out_features={args[0] if args else kwargs['out_features']}, bias={bias}"


class LazyConv1d(_Lazy, Conv1d):
    pass


class LazyConv2d(_Lazy, Conv2d):
    pass


class LazyConv3d(_Lazy, Conv3d):
    pass


class LazyConvTranspose1d(_Lazy, ConvTranspose1d):
    pass


class LazyConvTranspose2d(_Lazy, ConvTranspose2d):
    pass


class LazyConvTranspose3d(_Lazy, ConvTranspose3d):
    pass


class LazyBatchNorm1d(_Lazy, BatchNorm1d):
    pass


class LazyBatchNorm2d(_Lazy, BatchNorm2d):
    pass


class LazyBatchNorm3d(_Lazy, BatchNorm3d):
    pass


class LazyInstanceNorm1d(_Lazy, InstanceNorm1d):
    pass


class LazyInstanceNorm2d(_Lazy, InstanceNorm2d):
    pass


class LazyInstanceNorm3d(_Lazy, InstanceNorm3d):
    pass
