"""Python's atexit: nothing is called, for a run here just ends."""


def register(func, *args, **kwargs):
    return func


def unregister(func):
    return None
