"""Python's logging: it writes to stderr or files, which do not exist here."""

NOTSET, DEBUG, INFO, WARNING, WARN, ERROR, CRITICAL, FATAL = 0, 10, 20, 30, 30, 40, 50, 50
_names = {0: 'NOTSET', 10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL'}


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.handlers = []
        self.propagate = True
        self.disabled = False

    def _ignore(self, *args, **kwargs):
        return None

    debug = info = warning = warn = error = exception = critical = fatal = log = _ignore

    def setLevel(self, level):
        self.level = level

    def getEffectiveLevel(self):
        return self.level

    def isEnabledFor(self, level):
        return level >= (self.level or WARNING)

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        return len(self.handlers) > 0

    def addFilter(self, filter):
        pass

    def getChild(self, suffix):
        return getLogger(f'{self.name}.{suffix}')


root = Logger('root', WARNING)
_loggers = {}


def getLogger(name=None):
    if not name:
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def _ignore(*args, **kwargs):
    return None


debug = info = warning = warn = error = exception = critical = fatal = log = _ignore
basicConfig = disable = shutdown = captureWarnings = addLevelName = _ignore


def getLevelName(level):
    return _names.get(level, f'Level {level}')


class Handler:
    def __init__(self, *args, **kwargs):
        self.level = NOTSET

    def setLevel(self, level):
        self.level = level

    def setFormatter(self, formatter):
        self.formatter = formatter

    def addFilter(self, filter):
        pass

    def close(self):
        pass

    def flush(self):
        pass


StreamHandler = FileHandler = NullHandler = Handler


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', **kwargs):
        self.fmt = fmt


class Filter:
    def __init__(self, name=''):
        self.name = name
