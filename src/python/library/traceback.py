"""Python's traceback."""
import _frames
import sys


def _value(exc, value):
    return exc if value is None or isinstance(exc, BaseException) else value


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    return _frames.formatted(_value(exc, value), chain)


def format_exception_only(exc, value=None):
    return _frames.only(_value(exc, value))


def format_exc(limit=None, chain=True):
    current = _frames.current()
    return 'NoneType: None\n' if current is None else ''.join(_frames.formatted(current, chain))


def format_tb(tb, limit=None):
    return _frames.stack(_frames.current())


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end='', file=sys.stderr if file is None else file)


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    print(''.join(format_exception(exc, value, tb, limit, chain)), end='', file=sys.stderr if file is None else file)


def print_stack(f=None, limit=None, file=None):
    return None


def format_stack(f=None, limit=None):
    return []


class FrameSummary:
    """A frame that an exception passed."""

    def __init__(self, filename, lineno, name, line=''):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def extract_tb(tb, limit=None):
    found = [FrameSummary(*place) for place in _frames.places(tb)]
    return found if limit is None else found[:limit] if limit > 0 else found[limit:]


class TracebackException:
    def __init__(self, exc_type, exc_value=None, exc_traceback=None, **kwargs):
        self._value, self.exc_type = exc_value, exc_type
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def format(self, chain=True):
        return iter(format_exception(self._value, chain=chain))

    def format_exception_only(self):
        return iter(format_exception_only(self._value))

    def __str__(self):
        return str(self._value)


extract_stack = format_stack
print_tb = print_stack
