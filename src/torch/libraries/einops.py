"""einops: moving, merging, splitting and reducing axes by their names."""
import torch


class EinopsError(RuntimeError):
    """A pattern that does not fit its tensor."""


def _tokens(side):
    """The words of one side of a pattern; parentheses are words too."""
    return side.replace('(', ' ( ').replace(')', ' ) ').replace('…', '...').split()


def _groups(side):
    """One list of axis names for every dimension: 'b (h w) 1 ...' is [['b'], ['h', 'w'], [], '...']."""
    groups = []
    inside = None
    for token in _tokens(side):
        if token == '(':
            if inside is not None:
                raise EinopsError('Axis composition is one-level (brackets inside brackets not allowed)')
            inside = []
        elif token == ')':
            if inside is None:
                raise EinopsError('Brackets are not balanced')
            groups.append(inside)
            inside = None
        elif inside is not None:
            inside += [] if token == '1' else [token]
        else:
            groups.append('...' if token == '...' else [] if token == '1' else [token])
    if inside is not None:
        raise EinopsError(f'Imbalanced parentheses in expression: "{side}"')
    return groups


def _with_ellipsis(groups, names):
    """'...' stands for as many axes as the tensor has more than the pattern names; inside parentheses they are merged with their neighbours."""
    result = []
    for group in groups:
        if group == '...':
            result += [[name] for name in names]
        else:
            flat = []
            for name in group:
                flat += names if name == '...' else [name]
            result.append(flat)
    return result


def _numbered(groups, side):
    """A number is an axis without a name; each gets one of its own. Answers the lengths too."""
    lengths = {}
    result = []
    for group in groups:
        names = []
        for name in group:
            if name.isdigit():
                unique = f'{side}{len(lengths)}:{name}'
                lengths[unique] = int(name)
                name = unique
            names.append(name)
        result.append(names)
    return result, lengths


def _product(values):
    result = 1
    for value in values:
        result *= value
    return result


def _resolve(group, size, lengths):
    """Fills in the one length of a group that is not given."""
    unknown = [name for name in group if name not in lengths]
    known = _product(lengths[name] for name in group if name in lengths)
    if len(unknown) > 1:
        raise EinopsError(f'Could not infer sizes for {set(unknown)}')
    if unknown:
        if size % known != 0:
            raise EinopsError(f"Shape mismatch, can't divide axis of length {size} in chunks of {known}")
        lengths[unknown[0]] = size // known
    elif known != size:
        raise EinopsError(f'Shape mismatch, {size} != {known}')


def _sides(pattern, rank):
    if pattern.count('->') != 1:
        raise EinopsError(f'Pattern should contain exactly one arrow: {pattern}')
    left, right = (_groups(side) for side in pattern.split('->'))
    named = len([group for group in left if group != '...'])
    extra = []
    if '...' in left:
        extra = [f'...{index}' for index in range(rank - named)]
    if '...' not in left and rank != named or rank < named:
        raise EinopsError(f'Wrong shape: expected {named} dims. Received {rank}-dim tensor.')
    return _with_ellipsis(left, extra), _with_ellipsis(right, extra)


def _check(kind, left, right, lengths):
    missing = [name for name in right if name not in left]
    dropped = [name for name in left if name not in right]
    if kind == 'rearrange' and (missing or dropped):
        raise EinopsError(f'Identifiers only on one side of expression (should be on both): {set(missing + dropped)}')
    if kind == 'repeat':
        if dropped:
            raise EinopsError(f'Unexpected identifiers on the left side of repeat: {set(dropped)}')
        unknown = [name for name in missing if name not in lengths]
        if unknown:
            raise EinopsError(f'Specify sizes for new axes in repeat: {set(unknown)}')
    if kind == 'reduce' and missing:
        raise EinopsError(f'Unexpected identifiers on the right side of reduce {kind}: {set(missing)}')


def _reduced(tensor, axes, reduction):
    if callable(reduction):
        return reduction(tensor, axes)
    if reduction == 'prod':
        for axis in sorted(axes, reverse=True):
            tensor = tensor.prod(axis)
        return tensor
    method = {'sum': 'sum', 'mean': 'mean', 'max': 'amax', 'min': 'amin', 'any': 'any', 'all': 'all'}.get(reduction)
    if method is None:
        raise EinopsError(f'Unknown reduction {reduction}. Expect one of (min, max, sum, mean, prod, any, all) or a callable')
    return getattr(tensor, method)(axes)


def _transform(kind, tensor, pattern, reduction, sizes):
    if isinstance(tensor, (list, tuple)) and tensor and not isinstance(tensor[0], torch.Tensor) or not isinstance(tensor, (list, tuple, torch.Tensor)):
        import numpy
        array = numpy.stack(list(tensor)) if isinstance(tensor, (list, tuple)) else tensor
        return _transform(kind, torch.from_numpy(array), pattern, reduction, sizes).numpy()
    if isinstance(tensor, (list, tuple)):
        tensor = torch.stack(list(tensor))
    try:
        return _applied(kind, tensor, pattern, reduction, sizes)
    except EinopsError as error:
        info = f'\n Input tensor shape: {tensor.shape}. Additional info: {sizes}.'
        raise EinopsError(f' Error while processing {reduction if kind == "reduce" else kind}-reduction pattern "{pattern}".{info}\n {error}') from None


def _applied(kind, tensor, pattern, reduction, sizes):
    left, right = _sides(pattern, tensor.dim())
    left, left_lengths = _numbered(left, 'left')
    right, right_lengths = _numbered(right, 'right')
    lengths = dict(sizes)
    lengths.update(left_lengths)
    lengths.update(right_lengths)
    for group, size in zip(left, tensor.shape):
        _resolve(group, size, lengths)
    before = [name for group in left for name in group]
    after = [name for group in right for name in group]
    _check(kind, before, after, lengths)
    tensor = tensor.reshape([lengths[name] for name in before])
    axes = tuple(axis for axis, name in enumerate(before) if name not in after)
    if axes:
        tensor = _reduced(tensor, axes, reduction)
        before = [name for name in before if name in after]
    kept = [name for name in after if name in before]
    tensor = tensor.permute([before.index(name) for name in kept])
    if len(kept) < len(after):
        for axis, name in enumerate(after):
            if name not in before:
                tensor = tensor.unsqueeze(axis)
        tensor = tensor.expand([lengths[name] for name in after])
    return tensor.reshape([_product(lengths[name] for name in group) for group in right])


def rearrange(tensor, pattern, **axes_lengths):
    return _transform('rearrange', tensor, pattern, None, axes_lengths)


def reduce(tensor, pattern, reduction, **axes_lengths):
    return _transform('reduce', tensor, pattern, reduction, axes_lengths)


def repeat(tensor, pattern, **axes_lengths):
    return _transform('repeat', tensor, pattern, None, axes_lengths)


def parse_shape(x, pattern):
    names = pattern.split()
    if len(names) != x.dim():
        raise RuntimeError(f"Can't parse shape with different number of dimensions: {pattern} {x.shape}")
    return {name: size for name, size in zip(names, x.shape) if name != '_'}


def asnumpy(tensor):
    return tensor.detach().cpu().numpy()


def einsum(*tensors_and_pattern):
    """torch.einsum, with words for letters."""
    tensors = tensors_and_pattern[:-1]
    pattern = tensors_and_pattern[-1]
    letters = {}
    sides = []
    for side in pattern.split('->'):
        parts = []
        for part in side.split(','):
            words = [word if word == '...' else letters.setdefault(word, chr(ord('a') + len(letters))) for word in part.split()]
            parts.append(''.join(words))
        sides.append(','.join(parts))
    return torch.einsum('->'.join(sides), *tensors)


def pack(tensors, pattern):
    """Tensors of different rank side by side along '*'; answers the shapes that were packed."""
    names = pattern.split()
    before = names.index('*')
    after = len(names) - before - 1
    shapes = []
    flat = []
    for tensor in tensors:
        end = tensor.dim() - after
        shapes.append(tensor.shape[before:end])
        flat.append(tensor.reshape(list(tensor.shape[:before]) + [-1] + list(tensor.shape[end:])))
    return torch.cat(flat, before), shapes


def unpack(tensor, packed_shapes, pattern):
    axis = pattern.split().index('*')
    lengths = [_product(shape) for shape in packed_shapes]
    if -1 in [size for shape in packed_shapes for size in shape]:
        rest = tensor.size(axis) - sum(length for length in lengths if length >= 0)
        lengths = [length if length >= 0 else rest for length in lengths]
    parts = torch.split(tensor, lengths, axis)
    return [part.reshape(list(tensor.shape[:axis]) + list(shape) + list(tensor.shape[axis + 1:])) for part, shape in zip(parts, packed_shapes)]
