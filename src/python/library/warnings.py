"""Python's warnings: nobody sees them here."""


def warn(message, category=None, stacklevel=1, source=None):
    return None


def warn_explicit(*args, **kwargs):
    return None


def filterwarnings(action, *args, **kwargs):
    return None


def simplefilter(action, *args, **kwargs):
    return None


def resetwarnings():
    return None


class catch_warnings:
    def __init__(self, *, record=False, **kwargs):
        self._record = record

    def __enter__(self):
        return [] if self._record else None

    def __exit__(self, *exc_info):
        return None
