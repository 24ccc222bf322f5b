"""numpy._printing: how arrays print."""
EDGE = 3
THRESHOLD = 1000
WIDTH = 75


def _shortest(value, wide):
    """The decimals a float needs, at most eight."""
    if wide:
        text = repr(value)
        if 'e' not in text:
            decimals = len(text) - text.index('.') - 1
            return f'{value:.{min(8, decimals)}f}'.rstrip('0')
    for decimals in range(9):
        text = f'{value:.{decimals}f}'
        if abs(float(text) - value) <= abs(value) * 3e-8:
            return text.rstrip('0') if decimals else text + '.'
    return f'{value:.8f}'.rstrip('0')


def _is_finite(value):
    return value == value and value not in (float('inf'), -float('inf'))


def _float_texts(values, wide):
    finite = [abs(value) for value in values if _is_finite(value) and value != 0]
    if finite and (max(finite) >= 1e8 or min(finite) < 1e-4 or max(finite) / min(finite) > 1000 and max(finite) >= 1e16):
        return _scientific(values)
    texts = [_shortest(value, wide) if _is_finite(value) else repr(value) for value in values]
    right = max([len(text) - text.index('.') - 1 for text in texts if '.' in text] + [0])
    padded = [text + ' ' * (right - (len(text) - text.index('.') - 1)) if '.' in text else text for text in texts]
    return _aligned(padded)


def _scientific(values):
    digits = 0
    for value in values:
        if _is_finite(value):
            mantissa = f'{value:.8e}'.split('e')[0].rstrip('0')
            digits = max(digits, len(mantissa) - mantissa.index('.') - 1)
    texts = []
    for value in values:
        text = f'{value:.{digits}e}' if _is_finite(value) else repr(value)
        texts.append(text if digits or 'e' not in text else text.replace('e', '.e'))
    return _aligned(texts)


def _aligned(texts):
    width = max([len(text) for text in texts] + [0])
    return [text.rjust(width) for text in texts]


def _texts(tensor):
    values = tensor.flatten().tolist()
    if tensor.is_floating_point():
        return _float_texts(values, tensor.element_size() == 8)
    return _aligned([str(value) for value in values])


def _shown(tensor):
    """Long arrays show their first and last three along every dimension."""
    if tensor.numel() <= THRESHOLD:
        return tensor, [False] * tensor.dim()
    cut = []
    for axis in range(tensor.dim()):
        long = tensor.size(axis) > 2 * EDGE
        if long:
            keep = list(range(EDGE)) + list(range(tensor.size(axis) - EDGE, tensor.size(axis)))
            index = [slice(None)] * axis + [keep]
            tensor = tensor[tuple(index)]
        cut.append(long)
    return tensor, cut


def array_text(tensor, indent, separator):
    if tensor.dim() == 0:
        return _texts(tensor)[0]
    if tensor.numel() == 0:
        return '[]'
    shown, cut = _shown(tensor)
    return _nested(list(shown.shape), cut, _texts(shown), indent + ' ', separator)


def _nested(shape, cut, texts, indent, separator):
    if len(shape) == 1:
        items = texts[:EDGE] + ['...'] + texts[-EDGE:] if cut[0] else texts
        return '[' + _wrapped(items, indent, separator) + ']'
    size = len(texts) // shape[0]
    parts = [_nested(shape[1:], cut[1:], texts[row * size:(row + 1) * size], indent + ' ', separator) for row in range(shape[0])]
    if cut[0]:
        parts = parts[:EDGE] + ['...'] + parts[-EDGE:]
    return '[' + (separator.rstrip() + '\n' * (len(shape) - 1) + indent).join(parts) + ']'


def _wrapped(items, indent, separator):
    lines = []
    line = ''
    for item in items:
        if line and len(indent) + len(line) + len(separator) + len(item) > WIDTH - 1 + len(separator):
            lines.append(line)
            line = ''
        line += (separator if line else '') + item
    return (separator.rstrip() + '\n' + indent).join(lines + [line])
