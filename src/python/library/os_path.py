"""Python's os.path over an empty disk."""
from _unknown import is_unknown, unknown

sep = '/'
pardir = '..'
curdir = '.'
extsep = '.'


def join(path, *paths):
    result = path
    for part in paths:
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
    return path.startswith('/')


def exists(path):
    return False


def isfile(path):
    return False


def isdir(path):
    return False


def islink(path):
    return False


def expanduser(path):
    return unknown('os.path.expanduser()') if is_unknown(path) or path.startswith('~') else path


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
