"""Python's os.path over what the program itself has written."""
from _unknown import is_unknown, unknown
import _files

sep = '/'
pardir = '..'
curdir = '.'
extsep = '.'


def _text(path):
    return path if is_unknown(path) or isinstance(path, (str, bytes)) else path.__fspath__()


def join(path, *paths):
    result = _text(path)
    for part in paths:
        part = _text(part)
        if is_unknown(part) or is_unknown(result):
            return unknown('os.path.join()')
        if part.startswith('/'):
            result = part
        elif result == '' or result.endswith('/'):
            result = result + part
        else:
            result = result + '/' + part
    return result


def split(path):
    path = _text(path)
    cut = path.rfind('/') + 1
    head, tail = path[:cut], path[cut:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(path):
    return unknown('os.path.basename()') if is_unknown(path) else split(path)[1]


def dirname(path):
    return unknown('os.path.dirname()') if is_unknown(path) else split(path)[0]


def splitext(path):
    path = _text(path)
    base = path.rfind('/') + 1
    dot = path.rfind('.')
    if dot > base and path[base:dot].strip('.'):
        return path[:dot], path[dot:]
    return path, ''


def normpath(path):
    if path == '':
        return '.'
    start = '/' if path.startswith('/') else ''
    kept = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and kept and kept[-1] != '..':
            kept.pop()
        elif part != '..' or not start:
            kept.append(part)
    return start + '/'.join(kept) or '.'


def isabs(path):
    return _text(path).startswith('/')


def abspath(path):
    return unknown('os.path.abspath()') if is_unknown(path) else normpath(join('/work', path))


realpath = abspath


def relpath(path, start='.'):
    here, there = (normpath(join('/work', each)).strip('/').split('/') for each in (start, path))
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return '/'.join(['..'] * (len(here) - shared) + there[shared:]) or '.'


def getsize(path):
    return len(_files.contents[_files.clean(path)]) if isfile(path) else unknown(f'os.path.getsize({path!r})')


def exists(path):
    return not is_unknown(path) and (_files.is_file(path) or _files.is_folder(path) and _files.clean(path) != '/')


def isfile(path):
    return not is_unknown(path) and _files.is_file(path)


def isdir(path):
    return not is_unknown(path) and _files.is_folder(path)


def islink(path):
    return False


def expanduser(path):
    path = _text(path)
    return unknown('os.path.expanduser()') if is_unknown(path) else '/home/user' + path[1:] if path == '~' or path.startswith('~/') else path


def expandvars(path):
    return path


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for index, char in enumerate(low):
        if char != high[index]:
            return low[:index]
    return low


def __getattr__(name):
    return unknown('os.path.' + name)
