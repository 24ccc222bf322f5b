"""Python's shutil over what the program itself has written."""
import _files
from os.path import basename, join


def rmtree(path, ignore_errors=False, onerror=None):
    start = _files.clean(path)
    for name in [name for name in _files.contents if name.startswith(start + '/')]:
        del _files.contents[name]
    for name in [name for name in _files.folders if name == start or name.startswith(start + '/')]:
        _files.folders.discard(name)


def copy(src, dst, **kwargs):
    target = join(dst, basename(src)) if _files.is_folder(dst) else dst
    if not _files.is_file(src):
        raise FileNotFoundError(2, 'No such file or directory', str(src))
    _files.contents[_files.clean(target)] = _files.contents[_files.clean(src)]
    return target


copyfile = copy2 = copy


def move(src, dst):
    _files.move(src, dst)
    return dst


def which(cmd, **kwargs):
    return None


def get_terminal_size(fallback=(80, 24)):
    from collections import namedtuple
    return namedtuple('terminal_size', 'columns lines')(*fallback)
