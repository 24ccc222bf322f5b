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


def extract_tb(tb, limit=None):
    return []


extract_stack = format_stack
print_tb = print_stack
