"""Python's sys."""
import _frames
from _unknown import argv as _argv, unknown, write as _write
from collections import namedtuple as _namedtuple

argv = _argv()
path = ['']
platform = 'linux'
byteorder = 'little'
maxsize = 9223372036854775807
executable = '/usr/bin/python3'
prefix = '/usr'
version = '3.11.2 (main) [GCC]'
_VersionInfo = _namedtuple('version_info', 'major minor micro releaselevel serial')
version_info = _VersionInfo(3, 11, 2, 'final', 0)
hexversion = 0x030b02f0


class _HashInfo:
    width = 64
    modulus = 2305843009213693951
    inf = 314159
    nan = 0


hash_info = _HashInfo()


class _FloatInfo:
    max = 1.7976931348623157e+308
    min = 2.2250738585072014e-308
    epsilon = 2.220446049250313e-16
    dig = 15
    radix = 2
    max_exp = 1024
    min_exp = -1021
    mant_dig = 53


float_info = _FloatInfo()


class _Stream:
    def __init__(self, visible):
        self._visible = visible
        self.encoding = 'utf-8'

    def write(self, text):
        if self._visible:
            return _write(text)
        _frames.error(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def isatty(self):
        return False

    def close(self):
        return None


stdout = _Stream(True)
stderr = _Stream(False)
__stdout__ = stdout
__stderr__ = stderr


class _Modules:
    """Whatever is asked for has been imported; what it is stays unknown."""

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return unknown('sys.modules[' + repr(name) + ']')

    def __setitem__(self, name, module):
        return None

    def get(self, name, default=None):
        return self[name]


modules = _Modules()


def exit(status=None):
    raise SystemExit(status)


def exc_info():
    current = _frames.current()
    return (None, None, None) if current is None else (type(current), current, current.__traceback__)


def getsizeof(obj, default=0):
    return 28 if isinstance(obj, int) else 24 if isinstance(obj, float) else 49 + len(obj) if isinstance(obj, str) else 56


def setrecursionlimit(limit):
    if limit < 1:
        raise ValueError('recursion limit must be greater or equal than 1')
    _frames.set_limit(limit)


def getrecursionlimit():
    return _frames.limit()


def getdefaultencoding():
    return 'utf-8'


def intern(text):
    return text


def __getattr__(name):
    return unknown('sys.' + name)
