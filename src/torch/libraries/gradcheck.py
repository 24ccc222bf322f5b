"""torch.autograd.gradcheck: compares what backward says with small differences."""
import torch


class GradcheckError(RuntimeError):
    pass


def _as_tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _watched(inputs):
    return [(index, x) for index, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]


def _outputs(func, inputs):
    return [out for out in _as_tuple(func(*inputs)) if isinstance(out, torch.Tensor) and out.requires_grad]


def _numerical(func, inputs, index, output_index, eps):
    """Central differences: a row for every element of the input."""
    with torch.no_grad():
        x = inputs[index]
        line = x.data.reshape(-1).clone()
        rows = []
        for place in range(line.numel()):
            sides = []
            for step in (eps, -eps):
                moved = line.clone()
                moved[place] += step
                changed = moved.reshape(x.shape).to(x.dtype)
                arguments = [changed.requires_grad_() if other == index else value for other, value in enumerate(inputs)]
                with torch.enable_grad():
                    sides.append(_outputs(func, arguments)[output_index].detach().reshape(-1).clone())
            rows.append((sides[0] - sides[1]) / (2 * eps))
        return torch.stack(rows) if rows else torch.zeros(0)


def _analytical(output, x):
    """What backward says, in the same arrangement: a column for every element of the output."""
    columns = []
    for place in range(output.numel()):
        weights = torch.zeros(output.numel(), dtype=output.dtype)
        weights[place] = 1
        gradient, = torch.autograd.grad(output, x, weights.reshape(output.shape), retain_graph=True, allow_unused=True)
        columns.append(torch.zeros_like(x).reshape(-1) if gradient is None else gradient.detach().reshape(-1))
    return torch.stack(columns, 1)


def _check(func, inputs, eps, atol, rtol, nondet_tol):
    watched = _watched(inputs)
    if not watched:
        raise ValueError('gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.')
    outputs = _outputs(func, inputs)
    for number, output in enumerate(outputs):
        for place, (index, x) in enumerate(watched):
            numerical = _numerical(func, inputs, index, number, eps)
            analytical = _analytical(output, x)
            again = _analytical(_outputs(func, inputs)[number], x)
            if not torch.allclose(analytical, again, rtol=0, atol=nondet_tol, equal_nan=True):
                raise GradcheckError(f'Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, although analytical gradient matches numerical gradient.The tolerance for nondeterminism was {nondet_tol}.')
            if not torch.allclose(analytical, numerical.to(analytical.dtype), rtol, atol):
                raise GradcheckError(f'Jacobian mismatch for output {number} with respect to input {place},\nnumerical:{numerical}\nanalytical:{analytical}\n')
    return True


def gradcheck(func, inputs, *, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, check_sparse_nnz=False, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False):
    try:
        return _check(func, _as_tuple(inputs), eps, atol, rtol, nondet_tol)
    except GradcheckError:
        if raise_exception:
            raise
        return False


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-06, atol=1e-05, rtol=0.001, gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False):
    inputs = _as_tuple(inputs)
    count = len(inputs)
    if grad_outputs is None:
        weights = tuple(torch.empty_like(output).uniform_(-1, 1).requires_grad_() for output in _outputs(func, inputs))
    else:
        weights = _as_tuple(grad_outputs)

    def first(*arguments):
        points = tuple(x.detach().requires_grad_() if isinstance(x, torch.Tensor) and x.is_leaf and x.requires_grad and not given.requires_grad else x for x, given in zip(arguments[:count], inputs))
        wanted = [x for x in points if isinstance(x, torch.Tensor) and x.requires_grad]
        return torch.autograd.grad(_outputs(func, points), wanted, arguments[count:], create_graph=True, allow_unused=True)

    return gradcheck(first, inputs + weights, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception, nondet_tol=nondet_tol)
