"""torch._complex: tensors of complex numbers, as a tensor of real and one of imaginary parts. Derivatives are those of the parts."""
import math
import torch
from torch._notes import complex_text


class dtype:
    """The type of complex elements; `of` is that of their parts."""

    is_complex, is_floating_point = True, False

    def __init__(self, name, of):
        self._name, self.of = name, of
        self.itemsize = 2 * torch.empty(0, dtype=of).element_size()

    def __repr__(self):
        return 'torch.' + self._name


complex64 = cfloat = dtype('complex64', torch.float32)
complex128 = cdouble = dtype('complex128', torch.float64)

# What moves elements, or is linear, is done to both parts.
_ON_PARTS = frozenset('''
    view reshape flatten permute transpose swapaxes t squeeze unsqueeze expand expand_as repeat flip fliplr flipud roll rot90 sum mean cumsum index_select gather
    take masked_select narrow select clone detach contiguous movedim moveaxis tile diagonal diag tril triu trace neg negative diff view_as reshape_as ravel repeat_interleave
    broadcast_to pad unflatten cpu cuda requires_grad_ masked_fill nansum sum_to_size positive diag_embed unfold index_add
'''.split())
_IN_PIECES = frozenset('split chunk unbind tensor_split hsplit vsplit dsplit split_with_sizes'.split())
_OF_LISTS = frozenset('cat concat concatenate stack hstack vstack dstack column_stack'.split())


def lift(value, like=None):
    """Anything as a complex tensor."""
    if isinstance(value, ComplexTensor):
        return value
    if isinstance(value, complex):
        of = torch.float64 if like is not None and like.real.dtype == torch.float64 else None
        return ComplexTensor(torch.tensor(value.real, dtype=of), torch.tensor(value.imag, dtype=of))
    if not isinstance(value, torch.Tensor):
        value = torch.as_tensor(value)
    if not value.is_floating_point():
        value = value.to(torch.get_default_dtype())
    return ComplexTensor(value, torch.zeros_like(value))


def _is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


class ComplexTensor:
    """A tensor of complex numbers."""

    def __init__(self, real, imag):
        self.real, self.imag = real, imag

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return call(func, args, kwargs or {})

    @property
    def dtype(self):
        return complex128 if self.real.dtype == torch.float64 else complex64

    @property
    def shape(self):
        return self.real.shape

    @property
    def requires_grad(self):
        return self.real.requires_grad or self.imag.requires_grad

    @property
    def grad_fn(self):
        return self.real.grad_fn or self.imag.grad_fn

    @property
    def is_leaf(self):
        return self.real.is_leaf and self.imag.is_leaf

    @property
    def device(self):
        return self.real.device

    @property
    def ndim(self):
        return self.real.dim()

    @property
    def T(self):
        return ComplexTensor(self.real.T, self.imag.T)

    @property
    def mT(self):
        return ComplexTensor(self.real.mT, self.imag.mT)

    @property
    def H(self):
        return self.T.conj()

    @property
    def data(self):
        return self.detach()

    def is_complex(self):
        return True

    def is_floating_point(self):
        return False

    def size(self, dim=None):
        return self.real.size() if dim is None else self.real.size(dim)

    def dim(self):
        return self.real.dim()

    def numel(self):
        return self.real.numel()

    nelement, ndimension = numel, dim

    def element_size(self):
        return 2 * self.real.element_size()

    def to(self, *args, **kwargs):
        wanted = next((arg for arg in [*args, *kwargs.values()] if isinstance(arg, dtype)), None)
        return self if wanted is None else ComplexTensor(self.real.to(wanted.of), self.imag.to(wanted.of))

    type = to

    def conj(self):
        return ComplexTensor(self.real, -self.imag)

    resolve_neg = resolve_conj = lambda self: self
    conj_physical = conj

    def abs(self):
        return _size(self.real, self.imag)

    absolute = abs

    def angle(self):
        return torch.atan2(self.imag, self.real)

    def exp(self):
        size = self.real.exp()
        return ComplexTensor(size * self.imag.cos(), size * self.imag.sin())

    def log(self):
        return ComplexTensor(self.abs().log(), self.angle())

    def sqrt(self):
        return polar(self.abs().sqrt(), self.angle() / 2)

    def square(self):
        return self * self

    def reciprocal(self):
        size = self.real * self.real + self.imag * self.imag
        return ComplexTensor(self.real / size, -self.imag / size)

    def sgn(self):
        size = self.abs()
        known = torch.where(size == 0, torch.ones_like(size), size)
        return ComplexTensor(self.real / known, self.imag / known)

    def pow(self, exponent):
        if _is_whole(exponent) and 0 <= exponent <= 8:
            result = lift(torch.ones_like(self.real))
            for _ in range(exponent):
                result = result * self
            return result
        return (lift(exponent, self) * self.log()).exp()

    def isnan(self):
        return self.real.isnan() | self.imag.isnan()

    def isfinite(self):
        return self.real.isfinite() & self.imag.isfinite()

    def add(self, other, *, alpha=1):
        other = lift(other, self)
        return ComplexTensor(self.real + alpha * other.real, self.imag + alpha * other.imag)

    def sub(self, other, *, alpha=1):
        other = lift(other, self)
        return ComplexTensor(self.real - alpha * other.real, self.imag - alpha * other.imag)

    def mul(self, other):
        if isinstance(other, (torch.Tensor, int, float)):
            return ComplexTensor(self.real * other, self.imag * other)
        return _product(self, lift(other, self), torch.mul)

    def div(self, other):
        if isinstance(other, (torch.Tensor, int, float)):
            return ComplexTensor(self.real / other, self.imag / other)
        return self * lift(other, self).reciprocal()

    subtract, multiply, divide, true_divide = sub, mul, div, div

    def matmul(self, other):
        return _product(self, lift(other), torch.matmul)

    mm = bmm = mv = dot = matmul

    def vdot(self, other):
        return self.conj().matmul(other)

    def eq(self, other):
        other = lift(other, self)
        return (self.real == other.real) & (self.imag == other.imag)

    def ne(self, other):
        return ~self.eq(other)

    def equal(self, other):
        return torch.equal(self.real, lift(other).real) and torch.equal(self.imag, lift(other).imag)

    def allclose(self, other, rtol=1e-05, atol=1e-08, equal_nan=False):
        other = lift(other, self)
        return bool((((self - other).abs() <= atol + rtol * other.abs()) | self.eq(other)).all())

    def norm(self, *args, **kwargs):
        return self.abs().norm(*args, **kwargs)

    def tolist(self):
        return _joined(self.real.tolist(), self.imag.tolist())

    def item(self):
        return complex(self.real.item(), self.imag.item())

    __complex__ = item
    __add__ = __radd__ = add
    __sub__, __mul__, __rmul__, __truediv__, __matmul__, __pow__, __eq__, __ne__, __abs__ = sub, mul, mul, div, matmul, pow, eq, ne, abs
    __hash__ = object.__hash__

    def __rsub__(self, other):
        return lift(other, self) - self

    def __rtruediv__(self, other):
        return lift(other, self) * self.reciprocal()

    def __rmatmul__(self, other):
        return lift(other).matmul(self)

    def __rpow__(self, other):
        return (self * lift(other, self).log()).exp()

    def __neg__(self):
        return ComplexTensor(-self.real, -self.imag)

    def __getitem__(self, key):
        return ComplexTensor(self.real[key], self.imag[key])

    def __setitem__(self, key, value):
        value = lift(value, self)
        self.real[key] = value.real
        self.imag[key] = value.imag

    def __len__(self):
        return len(self.real)

    def __iter__(self):
        return iter([ComplexTensor(*parts) for parts in zip(self.real, self.imag)])

    def __bool__(self):
        return bool(self.real) or bool(self.imag)

    def __repr__(self):
        return complex_text(self.real, self.imag)

    def __format__(self, spec):
        return format(self.item(), spec) if self.dim() == 0 else repr(self)

    def __getattr__(self, name):
        if name in _ON_PARTS:
            return lambda *args, **kwargs: ComplexTensor(getattr(self.real, name)(*args, **kwargs), getattr(self.imag, name)(*args, **kwargs))
        if name in _IN_PIECES:
            return lambda *args, **kwargs: tuple(ComplexTensor(*parts) for parts in zip(getattr(self.real, name)(*args, **kwargs), getattr(self.imag, name)(*args, **kwargs)))
        raise NotImplementedError(f'{name} of complex tensors is not available here: work with z.real and z.imag, or torch.view_as_real(z)')


def _size(real, imag):
    """The derivative of |z| at 0 is 0, as PyTorch has it."""
    square = real * real + imag * imag
    known = square > 0
    return torch.where(known, torch.where(known, square, torch.ones_like(square)).sqrt(), torch.zeros_like(square))


def _joined(real, imag):
    return [_joined(*pair) for pair in zip(real, imag)] if isinstance(real, list) else complex(real, imag)


def _product(a, b, multiply):
    return ComplexTensor(multiply(a.real, b.real) - multiply(a.imag, b.imag), multiply(a.real, b.imag) + multiply(a.imag, b.real))


def complex_(real, imag):
    if real.dtype != imag.dtype:
        raise RuntimeError(f'Expected object of scalar type {torch.typename(real).split(".")[-1].removesuffix("Tensor")} but got scalar type {torch.typename(imag).split(".")[-1].removesuffix("Tensor")} for second argument')
    return ComplexTensor(*torch.broadcast_tensors(real, imag))


def polar(abs, angle):
    return ComplexTensor(abs * angle.cos(), abs * angle.sin())


def view_as_real(input):
    return torch.stack([input.real, input.imag], -1)


def view_as_complex(input):
    if input.shape[-1] != 2:
        raise RuntimeError('Tensor must have a last dimension of size 2')
    return ComplexTensor(input[..., 0], input[..., 1])


def conj(input):
    return input.conj() if isinstance(input, ComplexTensor) else input


def real(input):
    return input.real


def imag(input):
    return input.imag


def _parts_of(data):
    if isinstance(data, (list, tuple)):
        pairs = [_parts_of(item) for item in data]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    number = complex(data)
    return number.real, number.imag


def _made(name, args, kwargs):
    """Creation with complex elements."""
    wanted = kwargs.pop('dtype', None) or complex64
    if name in ('tensor', 'as_tensor'):
        re, im = _parts_of(args[0])
        return ComplexTensor(torch.tensor(re, dtype=wanted.of), torch.tensor(im, dtype=wanted.of))
    make = getattr(torch, name)
    first = make(*[arg.real if isinstance(arg, ComplexTensor) else arg for arg in args], dtype=wanted.of, **kwargs)
    if name not in ('randn', 'rand', 'randn_like', 'rand_like'):
        return ComplexTensor(first, torch.zeros_like(first))
    both = make(*args, 2, dtype=wanted.of, **kwargs) if _is_whole(args[0]) else make((*args[0], 2), dtype=wanted.of, **kwargs)
    return view_as_complex(both * math.sqrt(0.5) if name == 'randn' else both)


def _einsum(equation, *operands):
    """Several factors, two by two, are products of sums only where there are two."""
    if len(operands) == 1:
        return ComplexTensor(torch.einsum(equation, operands[0].real), torch.einsum(equation, operands[0].imag))
    if len(operands) > 2:
        raise NotImplementedError('einsum of more than two complex tensors is not available here: multiply two at a time')
    return _product(lift(operands[0]), lift(operands[1]), lambda a, b: torch.einsum(equation, a, b))


_FUNCTIONS = {
    'einsum': _einsum, 'is_complex': lambda z: isinstance(z, ComplexTensor), 'is_tensor': lambda z: True,
    'where': lambda condition, a, b: ComplexTensor(torch.where(condition, lift(a).real, lift(b).real), torch.where(condition, lift(a).imag, lift(b).imag)),
    'outer': lambda a, b: _product(lift(a), lift(b), torch.outer), 'zeros_like': lambda z, **_: ComplexTensor(torch.zeros_like(z.real), torch.zeros_like(z.imag)),
    'ones_like': lambda z, **_: ComplexTensor(torch.ones_like(z.real), torch.zeros_like(z.imag)), 'numel': lambda z: z.numel(),
}
_CREATION = frozenset('tensor as_tensor zeros ones full empty eye randn rand'.split())


def call(func, args, kwargs):
    """A function of torch's that was given complex numbers."""
    name = func.__name__.removeprefix('linalg_')
    if name in _CREATION:
        return _made(name, list(args), dict(kwargs))
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](*args, **kwargs)
    if name in _OF_LISTS:
        tensors = [lift(item) for item in args[0]]
        return ComplexTensor(func([one.real for one in tensors], *args[1:], **kwargs), func([one.imag for one in tensors], *args[1:], **kwargs))
    first = lift(args[0] if args else kwargs.pop('input'))
    return getattr(first, {'multi_dot': 'matmul', 'vector_norm': 'norm'}.get(name, name))(*args[1:], **kwargs)
