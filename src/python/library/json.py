"""Python's json: texts in memory; there are no files."""
from _unknown import is_unknown, unknown

_escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}


class JSONDecodeError(ValueError):
    pass


def _quote(text):
    parts = []
    for char in text:
        code = ord(char)
        if char in _escapes:
            parts.append(_escapes[char])
        elif 32 <= code < 127:
            parts.append(char)
        elif code < 0x10000:
            parts.append(f'\\u{code:04x}')
        else:
            code -= 0x10000
            parts.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


def _scalar(value):
    if value is None:
        return 'null'
    if value is True:
        return 'true'
    if value is False:
        return 'false'
    if isinstance(value, int):
        return int.__repr__(value)
    if value != value:
        return 'NaN'
    if value in (float('inf'), float('-inf')):
        return 'Infinity' if value > 0 else '-Infinity'
    return float.__repr__(value)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    step = ' ' * indent if isinstance(indent, int) else indent
    comma, colon = separators or ((', ', ': ') if indent is None else (',', ': '))

    def block(opening, closing, parts, level):
        if not parts:
            return opening + closing
        if step is None:
            return opening + comma.join(parts) + closing
        inner = '\n' + step * (level + 1)
        return opening + inner + (comma + inner).join(parts) + '\n' + step * level + closing

    def write(value, level):
        if isinstance(value, str):
            return _quote(value) if ensure_ascii else '"' + ''.join(_escapes.get(c, c) for c in value) + '"'
        if value is None or isinstance(value, (int, float)):
            return _scalar(value)
        if isinstance(value, (list, tuple)):
            return block('[', ']', [write(item, level + 1) for item in value], level)
        if isinstance(value, dict):
            items = sorted(value.items()) if sort_keys else value.items()
            return block('{', '}', [_quote(key if isinstance(key, str) else _scalar(key)) + colon + write(item, level + 1) for key, item in items], level)
        if default is not None:
            return write(default(value), level)
        raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')
    return write(obj, 0)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def load(fp, **kw):
    text = fp.read()
    return unknown('json.load()') if is_unknown(text) else loads(text, **kw)


def loads(s, **kw):
    value, end = _read(s, _skip(s, 0))
    end = _skip(s, end)
    if end != len(s):
        _expect(s, end, 'Extra data')
    return value


def _skip(s, i):
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i


def _expect(s, i, what='Expecting value'):
    line = s.count('\n', 0, i) + 1
    column = i - s.rfind('\n', 0, i)
    error = JSONDecodeError(f'{what}: line {line} column {column} (char {i})')
    error.msg, error.doc, error.pos, error.lineno, error.colno = what, s, i, line, column
    raise error


def _read(s, i):
    if i >= len(s):
        _expect(s, i)
    char = s[i]
    if char == '"':
        return _read_text(s, i + 1)
    if char == '{':
        return _read_object(s, _skip(s, i + 1))
    if char == '[':
        return _read_array(s, _skip(s, i + 1))
    for word, value in (('null', None), ('true', True), ('false', False), ('NaN', float('nan')), ('Infinity', float('inf')), ('-Infinity', float('-inf'))):
        if s.startswith(word, i):
            return value, i + len(word)
    end = i
    while end < len(s) and s[end] in '+-0123456789.eE':
        end += 1
    if end == i:
        _expect(s, i)
    number = s[i:end]
    return (float(number) if any(c in number for c in '.eE') else int(number)), end


def _read_text(s, i):
    parts = []
    start = i - 1
    while True:
        if i >= len(s):
            _expect(s, start, 'Unterminated string starting at')
        if s[i] == '"':
            return ''.join(parts), i + 1
        if s[i] < ' ':
            _expect(s, i, 'Invalid control character at')
        if s[i] != '\\':
            parts.append(s[i])
            i += 1
        elif s[i + 1] == 'u':
            parts.append(chr(int(s[i + 2:i + 6], 16)))
            i += 6
        else:
            parts.append({'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}.get(s[i + 1], s[i + 1]))
            i += 2


def _read_array(s, i):
    items = []
    if s[i:i + 1] == ']':
        return items, i + 1
    while True:
        item, i = _read(s, i)
        items.append(item)
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return items, i + 1
        if s[i:i + 1] != ',':
            _expect(s, i, "Expecting ',' delimiter")
        i = _skip(s, i + 1)


def _read_object(s, i):
    result = {}
    if s[i:i + 1] == '}':
        return result, i + 1
    while True:
        if s[i:i + 1] != '"':
            _expect(s, i, 'Expecting property name enclosed in double quotes')
        key, i = _read_text(s, i + 1)
        i = _skip(s, i)
        if s[i:i + 1] != ':':
            _expect(s, i, "Expecting ':' delimiter")
        result[key], i = _read(s, _skip(s, i + 1))
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            return result, i + 1
        if s[i:i + 1] != ',':
            _expect(s, i, "Expecting ',' delimiter")
        i = _skip(s, i + 1)
