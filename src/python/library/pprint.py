"""Python's pprint, without line breaks where a value fits on one line."""


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _format(object, 0, width, indent, sort_dicts)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    print(pformat(object, indent, width, sort_dicts=sort_dicts), file=stream)


pp = pprint


def _plain(value, sort_dicts):
    if type(value) is dict:
        items = sorted(value.items(), key=lambda pair: str(pair[0])) if sort_dicts else value.items()
        return '{' + ', '.join(f'{_plain(k, sort_dicts)}: {_plain(v, sort_dicts)}' for k, v in items) + '}'
    if type(value) is list:
        return '[' + ', '.join(_plain(item, sort_dicts) for item in value) + ']'
    return repr(value)


def _format(value, level, width, indent, sort_dicts):
    text = _plain(value, sort_dicts)
    if len(text) + level <= width or type(value) not in (dict, list, tuple) or not value:
        return text
    gap = ',\n' + ' ' * (level + indent)
    pad = ' ' * (indent - 1)
    if type(value) is dict:
        items = sorted(value.items(), key=lambda pair: str(pair[0])) if sort_dicts else value.items()
        return '{' + pad + gap.join(f'{k!r}: ' + _format(v, level + indent + len(repr(k)) + 2, width, indent, sort_dicts) for k, v in items) + '}'
    opening, closing = ('[', ']') if type(value) is list else ('(', ')')
    return opening + pad + gap.join(_format(item, level + indent, width, indent, sort_dicts) for item in value) + closing
