"""Python's os over an empty disk: nothing exists, nothing is written."""
from _unknown import unknown
import os.path as path

name = 'posix'
sep = '/'
pathsep = ':'
linesep = '\n'
curdir = '.'
pardir = '..'
devnull = '/dev/null'
error = OSError


class _Environment(dict):
    def __missing__(self, key):
        return unknown(f'os.environ[{key!r}]')


environ = _Environment()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    return None


def _ignore(*args, **kwargs):
    return None


makedirs = mkdir = rmdir = remove = unlink = removedirs = rename = replace = chdir = chmod = symlink = _ignore


def fspath(path):
    return path if isinstance(path, (str, bytes)) else path.__fspath__()


def system(command):
    return unknown('os.system()')


def __getattr__(name):
    return unknown('os.' + name)
