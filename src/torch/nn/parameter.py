"""torch.nn.parameter: a tensor that a module counts among its weights, and ones whose shape is not known yet."""
import torch


class Parameter(torch.Tensor):
    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = torch.empty(0)
        if not isinstance(data, torch.Tensor):
            data = data.detach()
        return torch.Tensor._make_subclass(cls, data, requires_grad)

    def __repr__(self):
        return 'Parameter containing:\n' + torch.Tensor.__repr__(self)


class UninitializedTensorMixin:
    """A place for a tensor whose shape the first input tells."""

    cls_to_become = None

    def materialize(self, shape, device=None, dtype=None):
        self.data = torch.empty(shape, dtype=self.data.dtype if dtype is None else dtype)
        self.__class__ = self.cls_to_become

    def _like(self, dtype=None):
        return type(self)(self.requires_grad, dtype=self.dtype if dtype is None else dtype)

    def to(self, *args, **kwargs):
        return self._like(next((arg for arg in [*args, *kwargs.values()] if isinstance(arg, torch.dtype)), None))

    def double(self):
        return self._like(torch.double)

    def float(self):
        return self._like(torch.float)

    def half(self):
        return self._like(torch.half)

    def cpu(self):
        return self

    cuda = cpu
    detach = cpu

    @property
    def shape(self):
        raise RuntimeError("Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes.")

    def numel(self):
        raise ValueError('Attempted to use an uninitialized parameter in <method \'numel\' of \'torch._C._TensorBase\' objects>. This error happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling torch functions')

    def share_memory_(self):
        raise RuntimeError("Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize the parameters before calling `module.share_memory()`.")

    def __repr__(self):
        return f'<{type(self).__name__}>'


def is_lazy(param):
    return isinstance(param, UninitializedTensorMixin)


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        return torch.Tensor._make_subclass(cls, torch.empty(0, dtype=dtype), requires_grad)


class UninitializedBuffer(UninitializedTensorMixin, torch.Tensor):
    cls_to_become = torch.Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None):
        return torch.Tensor._make_subclass(cls, torch.empty(0, dtype=dtype), requires_grad)
