"""Python's copy."""


class Error(Exception):
    pass


def _is_atomic(value):
    return value is None or value is Ellipsis or value is NotImplemented or isinstance(value, (int, float, str, bytes, type, range, slice)) or hasattr(value, '__code__') or callable(value) and not hasattr(value, '__dict__') or type(value).__name__ in ('function', 'builtin_function_or_method', 'method', 'module', 'property')


def _fresh(value):
    made = value.__class__.__new__(value.__class__)
    return made


def copy(x):
    if _is_atomic(x) or isinstance(x, (tuple, frozenset)):
        return x
    own = getattr(type(x), '__copy__', None)
    if own is not None:
        return own(x)
    made = _fresh(x)
    if isinstance(x, list):
        made.extend(x)
    elif isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, key, value)
    elif isinstance(x, set):
        made.update(x)
    if hasattr(x, '__dict__'):
        made.__dict__.update(x.__dict__)
    return made


def deepcopy(x, memo=None):
    if _is_atomic(x):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known
    own = getattr(type(x), '__deepcopy__', None)
    if own is not None:
        made = own(x, memo)
        memo[id(x)] = made
        return made
    made = _deep(x, memo)
    return made


def _deep(x, memo):
    if isinstance(x, tuple):
        items = [deepcopy(item, memo) for item in x]
        made = x.__class__(*items) if hasattr(x, '_fields') else tuple(items) if type(x) is tuple else x.__class__(items)
        memo[id(x)] = made
        return made
    if isinstance(x, frozenset):
        return frozenset(deepcopy(item, memo) for item in x)
    made = _fresh(x)
    memo[id(x)] = made
    if isinstance(x, list):
        for item in x:
            made.append(deepcopy(item, memo))
    elif isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, deepcopy(key, memo), deepcopy(value, memo))
    elif isinstance(x, set):
        made.update(deepcopy(item, memo) for item in x)
    if hasattr(x, '__dict__'):
        for name, value in x.__dict__.items():
            made.__dict__[name] = deepcopy(value, memo)
    return made
