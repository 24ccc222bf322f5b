"""Python's os over an empty disk: nothing exists, nothing is written."""
from _unknown import is_unknown, unknown
import _files
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


rmdir = removedirs = chdir = chmod = symlink = _ignore


def makedirs(name, mode=0o777, exist_ok=False):
    if not exist_ok and path.exists(name):
        raise FileExistsError(17, 'File exists', name)
    _files.make_folder(name)


def mkdir(name, mode=0o777):
    makedirs(name)


def remove(name):
    _files.remove(name)


unlink = remove


def rename(src, dst):
    _files.move(src, dst)


replace = rename


def listdir(path='.'):
    if not _files.is_folder(path):
        return unknown(f'os.listdir({path!r})')
    return _files.entries(path) if _files.clean(path) in _files.folders or _files.entries(path) else unknown(f'os.listdir({path!r})')


def walk(top, *args, **kwargs):
    return unknown(f'os.walk({top!r})')


def getcwd():
    return '/work'


def getpid():
    return 1


def cpu_count():
    return 1


def urandom(size):
    import secrets
    return secrets.token_bytes(size)


def fspath(path):
    return path if isinstance(path, (str, bytes)) else path.__fspath__()


def system(command):
    return unknown('os.system()')


def __getattr__(name):
    return unknown('os.' + name)
