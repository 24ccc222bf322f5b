"""Python's importlib."""


def import_module(name, package=None):
    module = __import__(name)
    for part in name.split('.')[1:]:
        module = getattr(module, part)
    return module


def reload(module):
    return module


def invalidate_caches():
    return None
