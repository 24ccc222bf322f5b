"""torch.utils.checkpoint: saves memory by computing twice. Here the first computation is kept instead; the numbers are the same."""


def checkpoint(function, *args, use_reentrant=True, preserve_rng_state=True, determinism_check='default', debug=False, **kwargs):
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=True, preserve_rng_state=True):
    for function in functions.children() if hasattr(functions, 'children') else functions:
        input = function(input)
    return input
