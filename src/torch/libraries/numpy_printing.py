"""numpy._printing: how arrays print."""
from numpy._texts import aligned as _aligned

options = {'edgeitems': 3, 'threshold': 1000, 'floatmode': 'maxprec', 'precision': 8, 'suppress': False, 'linewidth': 75, 'nanstr': 'nan', 'infstr': 'inf', 'sign': '-', 'formatter': None, 'legacy': False}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None):
    given = {'precision': precision, 'threshold': threshold, 'edgeitems': edgeitems, 'linewidth': linewidth, 'suppress': suppress, 'nanstr': nanstr, 'infstr': infstr, 'sign': sign, 'floatmode': floatmode}
    options.update({name: value for name, value in given.items() if value is not None})
    options['formatter'] = formatter


def get_printoptions():
    return dict(options)


class printoptions:
    def __init__(self, *args, **kwargs):
        self._args, self._kwargs = args, kwargs

    def __enter__(self):
        self._before = dict(options)
        set_printoptions(*self._args, **self._kwargs)
        return dict(options)

    def __exit__(self, *exc_info):
        options.update(self._before)


def _texts(tensor, kind):
    values = tensor.flatten().tolist()
    formatter = options['formatter'] or {}
    for name, kinds in (('float_kind', 'f'), ('float', 'f'), ('int_kind', 'iu'), ('int', 'iu'), ('bool', 'b'), ('all', 'fiub')):
        if name in formatter and kind[0] in kinds:
            return [formatter[name](value) for value in values]
    if kind.startswith('float'):
        return _aligned(values, kind, options['precision'], options['suppress'], options['floatmode'], options['sign'])
    texts = [str(value) for value in values]
    width = 5 if kind == 'bool' else max([len(text) for text in texts] + [0])
    return [text.rjust(width) for text in texts]


def _shown(tensor):
    """Long arrays show their first and last along every dimension."""
    edge = options['edgeitems']
    if tensor.numel() <= options['threshold']:
        return tensor, [False] * tensor.dim()
    cut = []
    for axis in range(tensor.dim()):
        long = tensor.size(axis) > 2 * edge
        if long:
            keep = list(range(edge)) + list(range(tensor.size(axis) - edge, tensor.size(axis)))
            tensor = tensor[tuple([slice(None)] * axis + [keep])]
        cut.append(long)
    return tensor, cut


def array_text(tensor, kind, separator, prefix, suffix=''):
    if tensor.numel() == 0:
        return '[' * max(1, 1) + ']'
    shown, cut = _shown(tensor)
    texts = iter(_texts(shown, kind))
    shape = list(shown.shape)

    def nested(axis, indent, width):
        if axis == len(shape):
            return next(texts)
        inner = indent + ' '
        left = len(shape) - axis
        words = []
        for index in range(shape[axis]):
            if cut[axis] and index == options['edgeitems']:
                words.append('...')
            words.append(nested(axis + 1, inner, width - 1))
        if left == 1:
            room = width - max(len(separator.rstrip()), 1)
            lines, line = '', indent
            for place, word in enumerate(words):
                limit = room
                if len(line) + len(word) > limit and len(line) > len(indent):
                    lines += line.rstrip() + '\n'
                    line = indent
                line += word + (separator if place + 1 < len(words) else '')
            return '[' + (lines + line)[len(indent):] + ']'
        between = separator.rstrip() + '\n' * (left - 1)
        return '[' + between.join(indent + word for word in words)[len(indent):] + ']'
    return nested(0, ' ' + ' ' * len(prefix), options['linewidth'] - len(suffix))


def array_repr(tensor, kind):
    plain = kind in ('float64', 'int64', 'bool') and tensor.numel() > 0
    if tensor.dim() == 0:
        text = _texts(tensor.reshape(1), kind)[0].strip()
        return f'array({text})' if plain else f'array({text}, dtype={kind})'
    text = array_text(tensor, kind, ', ', 'array(', ')')
    if tensor.numel() == 0 and list(tensor.shape) != [0]:
        text = f'[], shape={tuple(tensor.shape)}'
    if plain:
        return 'array(' + text + ')'
    start = 'array(' + text + ','
    last = len(start) - (start.rfind('\n') + 1)
    spacer = '\n      ' if last + len(f'dtype={kind}') + 1 > options['linewidth'] else ' '
    return f'{start}{spacer}dtype={kind})'


def array_str(tensor, kind):
    return array_text(tensor, kind, ' ', '')
