"""numpy.testing: assertions about arrays, in NumPy's words."""
import torch
from numpy._array import ndarray, tensor_of
from numpy._printing import printoptions


def _message(header, x, y, wrong, err_msg):
    lines = ['', header] + ([err_msg] if wrong is not None else [])
    if wrong is not None and wrong.numel():
        count, total = int(wrong.sum().item()), wrong.numel()
        lines.append(f'Mismatched elements: {count} / {total} ({100 * count / total:.3g}%)')
        if x.dtype != torch.bool:
            gap = (x.double() - y.double()).abs()
            kind = x.dtype if x.is_floating_point() or y.is_floating_point() else torch.int64
            lines.append('Max absolute difference: ' + _text(gap.max().to(torch.promote_types(x.dtype, y.dtype))))
            base = y.double().abs()
            base, gap = torch.broadcast_tensors(base, gap)
            nonzero = base != 0
            relative = (gap[nonzero] / base[nonzero]).max() if bool(nonzero.any()) else torch.tensor(float('inf'))
            lines.append('Max relative difference: ' + _text(relative.to(kind) if kind in (torch.float32, torch.float16) else relative))
    for name, value in (('x', x), ('y', y)):
        with printoptions(threshold=1000):
            text = repr(ndarray(value))
        lines.append(f' {name}: ' + text)
    return '\n'.join(lines)


def _text(tensor):
    from numpy._texts import aligned
    value = tensor.item()
    if isinstance(value, int):
        return str(value)
    kinds = {torch.float32: 'float32', torch.float16: 'float16'}
    return aligned([value], kinds.get(tensor.dtype, 'float64'), 8, False, 'maxprec', '-')[0]


def _compared(header, actual, desired, wrong_of, err_msg):
    x, y = tensor_of(actual), tensor_of(desired)
    if x.dim() and y.dim() and x.shape != y.shape:
        shapes = f'(shapes {tuple(x.shape)}, {tuple(y.shape)} mismatch)'
        raise AssertionError(_message(f'{header}\n{err_msg}\n{shapes}', x, y, None, ''))
    wrong = wrong_of(x, y)
    if bool(wrong.any()):
        raise AssertionError(_message(header, x, y, wrong, err_msg))


def assert_allclose(actual, desired, rtol=1e-7, atol=0, equal_nan=True, err_msg='', verbose=True):
    def wrong(x, y):
        x, y = x.double(), y.double()
        near = ((x - y).abs() <= atol + rtol * y.abs()) | (x == y)
        return ~(near | (torch.isnan(x) & torch.isnan(y)) if equal_nan else near)
    _compared(f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}', actual, desired, wrong, err_msg)


def assert_array_equal(x, y, err_msg='', verbose=True, **kwargs):
    _compared('Arrays are not equal', x, y, lambda a, b: ~((a == b) | ((a != a) & (b != b))), err_msg)


def assert_array_almost_equal(x, y, decimal=6, err_msg='', verbose=True):
    _compared(f'Arrays are not almost equal to {decimal} decimals', x, y, lambda a, b: ~((a.double() - b.double()).abs() < 1.5 * 10.0 ** -decimal), err_msg)


def assert_equal(actual, desired, err_msg='', verbose=True):
    if isinstance(actual, (ndarray, torch.Tensor)) or isinstance(desired, (ndarray, torch.Tensor)):
        return assert_array_equal(actual, desired, err_msg)
    if isinstance(desired, dict):
        for key in desired:
            assert_equal(actual[key], desired[key], err_msg)
    elif isinstance(desired, (list, tuple)):
        for one, other in zip(actual, desired):
            assert_equal(one, other, err_msg)
    elif not (actual == desired):
        raise AssertionError(f'\nItems are not equal:{err_msg}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}')


def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
    if isinstance(actual, (ndarray, torch.Tensor, list, tuple)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if abs(desired - actual) >= 1.5 * 10.0 ** -decimal:
        raise AssertionError(f'\nArrays are not almost equal to {decimal} decimals{" " + err_msg if err_msg else ""}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}')


def assert_array_less(x, y, err_msg='', verbose=True):
    _compared('Arrays are not less-ordered', x, y, lambda a, b: ~(a < b), err_msg)


def assert_raises(exception, callable=None, *args, **kwargs):
    import unittest
    return unittest.TestCase().assertRaises(exception, callable, *args, **kwargs)


def assert_(val, msg=''):
    if not val:
        raise AssertionError(msg)
