"""Python's weakref; what is referred to stays alive here."""


class ref:
    def __init__(self, obj, callback=None):
        self._object = obj

    def __call__(self):
        return self._object


def proxy(obj, callback=None):
    return obj


WeakKeyDictionary = WeakValueDictionary = dict
WeakSet = set


def finalize(obj, func, *args, **kwargs):
    return None
