"""Python's re, over a machine that finds matches."""
import _re

A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
U = UNICODE = 32
error = ValueError


class Match:
    def __init__(self, pattern, string, spans):
        self.re = pattern
        self.string = string
        self._spans = spans

    def _index(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError('no such group')
            return self.re.groupindex[group]
        if group >= len(self._spans):
            raise IndexError('no such group')
        return group

    def _text(self, group, default=None):
        span = self._spans[self._index(group)]
        return default if span is None else self.string[span[0]:span[1]]

    def group(self, *groups):
        if len(groups) <= 1:
            return self._text(groups[0] if groups else 0)
        return tuple(self._text(group) for group in groups)

    __getitem__ = _text

    def groups(self, default=None):
        return tuple(self._text(i, default) for i in range(1, len(self._spans)))

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}

    def span(self, group=0):
        return self._spans[self._index(group)] or (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        return _expand(template, self)

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'


class Pattern:
    def __init__(self, pattern, flags=0):
        self.pattern = pattern
        self.flags = flags
        names = _re.groups(pattern, flags)
        self.groups = len(names)
        self.groupindex = {name: i + 1 for i, name in enumerate(names) if name}

    def _find(self, string, start, mode):
        spans = _re.search(self.pattern, self.flags, string, start, mode)
        return None if spans is None else Match(self, string, spans)

    def search(self, string, pos=0):
        return self._find(string, pos, 'search')

    def match(self, string, pos=0):
        return self._find(string, pos, 'match')

    def fullmatch(self, string, pos=0):
        return self._find(string, pos, 'fullmatch')

    def finditer(self, string):
        place = 0
        while place <= len(string):
            found = self.search(string, place)
            if found is None:
                return
            yield found
            place = found.end() + (1 if found.end() == found.start() else 0)

    def findall(self, string):
        if self.groups == 0:
            return [found.group() for found in self.finditer(string)]
        if self.groups == 1:
            return [found._text(1, '') for found in self.finditer(string)]
        return [found.groups('') for found in self.finditer(string)]

    def subn(self, repl, string, count=0):
        parts = []
        place = times = 0
        for found in self.finditer(string):
            if count and times == count:
                break
            parts.append(string[place:found.start()])
            parts.append(repl(found) if callable(repl) else _expand(repl, found))
            place = found.end()
            times += 1
        return ''.join(parts) + string[place:], times

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def split(self, string, maxsplit=0):
        parts = []
        place = times = 0
        for found in self.finditer(string):
            if maxsplit and times == maxsplit:
                break
            times += 1
            parts.append(string[place:found.start()])
            parts.extend(found.groups())
            place = found.end()
        return parts + [string[place:]]

    def __repr__(self):
        return f're.compile({self.pattern!r})'


_escapes = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}


def _expand(template, found):
    parts = []
    i = 0
    while i < len(template):
        char = template[i]
        i += 1
        if char != '\\' or i == len(template):
            parts.append(char)
            continue
        char = template[i]
        i += 1
        if char == 'g' and template[i:i + 1] == '<':
            end = template.index('>', i)
            name = template[i + 1:end]
            parts.append(found._text(int(name) if name.isdigit() else name, ''))
            i = end + 1
        elif char.isdigit():
            parts.append(found._text(int(char), ''))
        else:
            parts.append(_escapes.get(char, '\\' + char))
    return ''.join(parts)


def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    return ''.join('\\' + c if c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f' else c for c in pattern)


def purge():
    return None
