"""torch.testing: assertions about tensors and what holds them, in PyTorch's words."""
import math

import torch

_TOLERANCES = {torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7)}


def _default(*dtypes):
    found = [_TOLERANCES.get(dtype, (0.0, 0.0)) for dtype in dtypes]
    return max(rtol for rtol, _ in found), max(atol for _, atol in found)


def _is_number(value):
    return isinstance(value, (bool, int, float)) and not hasattr(value, 'dtype')


def _is_tensor_like(value):
    return isinstance(value, torch.Tensor) or hasattr(value, '__array__')


class _Comparison:
    def __init__(self, rtol, atol, equal_nan, check_device, check_dtype, check_layout, check_stride, allow_subclasses):
        self.rtol, self.atol, self.equal_nan = rtol, atol, equal_nan
        self.check_dtype, self.check_stride = check_dtype, check_stride

    def tolerances(self, *dtypes):
        return _default(*dtypes) if self.rtol is None else (self.rtol, self.atol)

    def compare(self, actual, expected, path):
        if isinstance(actual, dict) and isinstance(expected, dict):
            self._mappings(actual, expected, path)
        elif isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
            if len(actual) != len(expected):
                self._fail(f'The length of the sequences mismatch: {len(actual)} != {len(expected)}', path)
            for index, (one, other) in enumerate(zip(actual, expected)):
                self.compare(one, other, path + [index])
        elif _is_number(actual) and _is_number(expected):
            self._numbers(actual, expected, path)
        elif actual is None and expected is None:
            return
        elif _is_tensor_like(actual) and _is_tensor_like(expected):
            self._tensors(torch.as_tensor(actual), torch.as_tensor(expected), path)
        else:
            raise TypeError(f'No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.')

    def _fail(self, message, path):
        if path:
            message += '\n\nThe failure occurred for item ' + ''.join(f'[{part!r}]' for part in path)
        raise AssertionError(message)

    def _mappings(self, actual, expected, path):
        missing = [key for key in expected if key not in actual]
        more = [key for key in actual if key not in expected]
        if missing or more:
            self._fail(f'The keys of the mappings do not match:\nMissing keys in the actual mapping: {sorted(missing)}\nAdditional keys in the actual mapping: {sorted(more)}', path)
        for key in actual:
            self.compare(actual[key], expected[key], path + [key])

    def _numbers(self, actual, expected, path):
        whole = isinstance(actual, int) and isinstance(expected, int)
        rtol, atol = (0.0, 0.0) if whole and self.rtol is None else self.tolerances(torch.float64)
        if actual == expected or (self.equal_nan and actual != actual and expected != expected):
            return
        if not abs(actual - expected) <= atol + rtol * abs(expected):
            self._scalars(actual, expected, rtol, atol, path)

    def _scalars(self, actual, expected, rtol, atol, path):
        exact = rtol == 0 and atol == 0
        gap = abs(actual - expected)
        share = math.inf if expected == 0 else abs(gap / expected)
        limits = ('', '') if exact else (f' (up to {atol} allowed)', f' (up to {rtol} allowed)')
        self._fail(f"Scalars are not {'equal' if exact else 'close'}!\n\nAbsolute difference: {gap}{limits[0]}\nRelative difference: {share}{limits[1]}", path)

    def _attribute(self, name, actual, expected, path):
        if actual != expected:
            self._fail(f"The values for attribute '{name}' do not match: {actual} != {expected}.", path)

    def _tensors(self, actual, expected, path):
        self._attribute('shape', actual.shape, expected.shape, path)
        if self.check_stride:
            self._attribute('stride()', actual.stride(), expected.stride(), path)
        if self.check_dtype:
            self._attribute('dtype', actual.dtype, expected.dtype, path)
        actual, expected = actual.detach(), expected.detach()
        rtol, atol = self.tolerances(actual.dtype, expected.dtype)
        if actual.dtype != expected.dtype:
            kind = torch.promote_types(actual.dtype, expected.dtype)
            actual, expected = actual.to(kind), expected.to(kind)
        near = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=self.equal_nan)
        if bool(near.all()):
            return
        if actual.numel() == 1 and actual.dim() == 0:
            self._scalars(actual.item(), expected.item(), rtol, atol, path)
        self._mismatch(actual, expected, near, rtol, atol, path)

    def _mismatch(self, actual, expected, near, rtol, atol, path):
        exact = rtol == 0 and atol == 0
        wrong = int((~near).sum().item())
        if actual.dtype == torch.bool:
            actual, expected = actual.long(), expected.long()
        gap = (actual - expected).abs()
        share = gap / expected.abs()
        gap, share = gap.clone(), share.clone()
        gap[near] = 0
        share[near] = 0
        lines = [f"Tensor-likes are not {'equal' if exact else 'close'}!", '', f'Mismatched elements: {wrong} / {near.numel()} ({wrong / near.numel():.1%})']
        for name, values, limit in (('absolute', gap, atol), ('relative', share, rtol)):
            place = int(values.flatten().argmax().item())
            index = []
            rest = place
            for size in reversed(values.shape):
                index.insert(0, rest % size)
                rest //= size
            lines.append(f'Greatest {name} difference: {values.flatten()[place].item()} at index {tuple(index)}' + ('' if exact else f' (up to {limit} allowed)'))
        self._fail('\n'.join(lines), path)


def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None):
    if (rtol is None) != (atol is None):
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {'rtol' if rtol is None else 'atol'}.")
    comparison = _Comparison(rtol, atol, equal_nan, check_device, check_dtype, check_layout, check_stride, allow_subclasses)
    try:
        comparison.compare(actual, expected, [])
    except AssertionError as error:
        if msg is None:
            raise AssertionError(str(error)) from None
        raise AssertionError(msg(str(error)) if callable(msg) else msg) from None


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
    actual, expected = torch.as_tensor(actual), torch.as_tensor(expected)
    if rtol is None:
        rtol, atol = _default(actual.dtype, expected.dtype)
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_device=True, check_dtype=False, check_stride=False, msg=msg or None)


def make_tensor(*shape, dtype, device='cpu', low=None, high=None, requires_grad=False, **kwargs):
    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
    if dtype.is_floating_point:
        low, high = -9 if low is None else low, 9 if high is None else high
        return (torch.rand(sizes, dtype=dtype) * (high - low) + low).requires_grad_(requires_grad)
    return torch.randint(0 if dtype == torch.bool else -9 if low is None else low, 2 if dtype == torch.bool else 10 if high is None else high, sizes, dtype=dtype)
