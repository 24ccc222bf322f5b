"""Python's warnings: they go to the error output, to `catch_warnings(record=True)`, or are raised."""
import re as _re
import sys as _sys

filters = []
_shown = set()
_recorders = []


class WarningMessage:
    def __init__(self, message, category, filename='', lineno=0, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return f'{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}'


def formatwarning(message, category, filename, lineno, line=None):
    return f'{filename}:{lineno}: {category.__name__}: {message}\n'


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(f'{category.__name__}: {message}', file=_sys.stderr if file is None else file)


def _action(text, category):
    for action, pattern, kind in filters:
        if issubclass(category, kind) and (not pattern or _re.match(pattern, text, _re.IGNORECASE)):
            return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, category = str(message), category or UserWarning
        message = category(message)
    action = _action(text, category)
    if action == 'error':
        raise message
    seen = (text, category)
    if action == 'ignore' or action != 'always' and seen in _shown:
        return
    _shown.add(seen)
    if _recorders and _recorders[-1] is not None:
        _recorders[-1].append(WarningMessage(message, category))
    else:
        showwarning(message, category, '', 0)


def warn_explicit(message, category, filename='', lineno=0, *args, **kwargs):
    warn(message, category)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, message, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, append=append)


def resetwarnings():
    filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        self._filters, self._seen = list(filters), set(_shown)
        _shown.clear()
        log = [] if self._record else _recorders[-1] if _recorders else None
        _recorders.append(log)
        if self._action is not None:
            simplefilter(self._action, self._category)
        return log if self._record else None

    def __exit__(self, *exc_info):
        _recorders.pop()
        filters[:] = self._filters
        _shown.update(self._seen)
        return None
