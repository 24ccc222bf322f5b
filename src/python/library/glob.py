"""Python's glob over what the program itself has written."""
import _files
from fnmatch import fnmatchcase


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    pattern = _files.clean(pathname)
    names = sorted(set(_files.contents) | _files.folders)
    if recursive:
        return [name for name in names if fnmatchcase(name, pattern.replace('**/', '*'))]
    return [name for name in names if name.count('/') == pattern.count('/') and fnmatchcase(name, pattern)]


def iglob(pathname, **kwargs):
    return iter(glob(pathname, **kwargs))
