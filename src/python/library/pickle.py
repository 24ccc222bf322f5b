"""Python's pickle within one run: what was pickled is kept aside as a copy, and its bytes say which one it is."""
from copy import deepcopy as _deepcopy

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_MARK = b'\x80\x04kept:'
_kept = []


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def dumps(obj, protocol=None, **kwargs):
    _kept.append(_deepcopy(obj))
    return _MARK + str(len(_kept) - 1).encode() + b'.'


def loads(data, **kwargs):
    if not data:
        raise EOFError('Ran out of input')
    if not data.startswith(_MARK):
        raise UnpicklingError('invalid load key')
    return _deepcopy(_kept[int(data[len(_MARK):].decode().split('.')[0])])


def dump(obj, file, protocol=None, **kwargs):
    file.write(dumps(obj))


def load(file, **kwargs):
    from _unknown import is_unknown, unknown
    data = file.read()
    return unknown('pickle.load()') if is_unknown(data) else loads(data)
