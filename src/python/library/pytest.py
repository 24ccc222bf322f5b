"""pytest: approximate comparison, expected exceptions, parameters, fixtures, and the running of a module's tests."""
import sys
from time import perf_counter as _clock
from unittest import SkipTest as _SkipTest, TestCase as _TestCase


class Failed(AssertionError):
    pass


class ExitCode:
    OK, TESTS_FAILED, NO_TESTS_COLLECTED = 0, 1, 5


def _near(expected, actual, rel, abs_):
    if expected == actual:
        return True
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return False
    if expected != expected or expected in (float('inf'), -float('inf')):
        return False
    return abs(expected - actual) <= _tolerance(expected, rel, abs_)


def _tolerance(expected, rel, abs_):
    absolute = 1e-12 if abs_ is None else abs_
    if rel is None and abs_ is not None:
        return absolute
    return max((1e-6 if rel is None else rel) * abs(expected), absolute)


class approx:
    """Equal to whatever is near enough."""

    __hash__ = None
    __array_priority__ = 2000

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def _plain(self, value):
        return value.tolist() if hasattr(value, 'tolist') else value.item() if hasattr(value, 'item') else value

    def _same(self, expected, actual):
        expected, actual = self._plain(expected), self._plain(actual)
        if isinstance(expected, dict):
            return set(expected) == set(actual) and all(self._same(value, actual[key]) for key, value in expected.items())
        if isinstance(expected, (list, tuple)):
            return hasattr(actual, '__len__') and len(expected) == len(actual) and all(self._same(one, other) for one, other in zip(expected, actual))
        if self.nan_ok and expected != expected and actual != actual:
            return True
        return _near(expected, actual, self.rel, self.abs)

    def __eq__(self, actual):
        return self._same(self.expected, actual)

    def __ne__(self, actual):
        return not self == actual

    def _text(self, value):
        if isinstance(value, (list, tuple)):
            inside = ', '.join(self._text(each) for each in value)
            return f'[{inside}]' if isinstance(value, list) else f'({inside})'
        if isinstance(value, dict):
            return '{' + ', '.join(f'{key!r}: {self._text(each)}' for key, each in value.items()) + '}'
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            tolerance = _tolerance(value, self.rel, self.abs)
            return f'{value} \u00b1 ' + (f'{tolerance:.1e}' if value == value else '???')
        return str(value)

    def __repr__(self):
        text = self._text(self._plain(self.expected))
        return f'approx({text})' if isinstance(self.expected, (list, tuple, dict)) else text


class ExceptionInfo:
    type = value = tb = None

    def match(self, regexp):
        import re
        assert re.search(regexp, str(self.value)), f'Regex pattern did not match.\n Regex: {regexp!r}\n Input: {str(self.value)!r}'
        return True

    @property
    def typename(self):
        return self.type.__name__

    def exconly(self):
        return f'{self.typename}: {self.value}'

    def __str__(self):
        return repr(self.value)


class _Raises:
    def __init__(self, expected, match):
        self._expected, self._match = expected, match
        self._info = ExceptionInfo()

    def __enter__(self):
        return self._info

    def __exit__(self, kind, value, trace):
        if kind is None:
            fail(f'DID NOT RAISE {self._expected!r}')
        if not issubclass(kind, self._expected):
            return False
        self._info.type, self._info.value, self._info.tb = kind, value, trace
        if self._match is not None:
            self._info.match(self._match)
        return True


def raises(expected_exception, *args, match=None, **kwargs):
    context = _Raises(expected_exception, match)
    if not args:
        return context
    with context as info:
        args[0](*args[1:], **kwargs)
    return info


class _Warns:
    def __enter__(self):
        return []

    def __exit__(self, *details):
        return False


def warns(*args, **kwargs):
    return _Warns()


deprecated_call = warns


def fail(reason='', pytrace=True, msg=None):
    raise Failed(reason)


def skip(reason='', *, allow_module_level=False, msg=None):
    raise _SkipTest(reason)


def xfail(reason=''):
    raise _SkipTest(reason)


def importorskip(modname, minversion=None, reason=None):
    return __import__(modname)


def param(*values, id=None, marks=()):
    return _Parameters(values, id)


class _Parameters:
    def __init__(self, values, id):
        self.values, self.id = values, id


class _Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]) and self.name != 'parametrize':
            return self._put(args[0])
        return _Mark(self.name, args, kwargs)._put if self.name in ('parametrize',) or args or kwargs else self._put

    def _put(self, item):
        item.pytestmark = [self] + list(getattr(item, 'pytestmark', []))
        return item


class _Marks:
    def __getattr__(self, name):
        return _Mark(name)


mark = _Marks()


def fixture(function=None, *, scope='function', params=None, autouse=False, ids=None, name=None):
    def declare(function):
        function._fixture = (name or function.__name__, scope, params, autouse)
        return function
    return declare if function is None else declare(function)


yield_fixture = fixture


class _Request:
    param = None

    def __init__(self, test):
        self.function = test
        self._finalizers = []

    def addfinalizer(self, finalizer):
        self._finalizers.append(finalizer)


class MonkeyPatch:
    def __init__(self):
        self._undo = []

    def setattr(self, target, name, value, raising=True):
        before = getattr(target, name)
        self._undo.append(lambda: setattr(target, name, before))
        setattr(target, name, value)

    def setitem(self, mapping, key, value):
        missing = key not in mapping
        before = mapping.get(key)
        self._undo.append((lambda: mapping.pop(key, None)) if missing else (lambda: mapping.__setitem__(key, before)))
        mapping[key] = value

    def setenv(self, name, value):
        import os
        self.setitem(os.environ, name, value)

    def undo(self):
        while self._undo:
            self._undo.pop()()


class _Captured:
    """What a test prints, taken while it runs."""

    def __init__(self):
        import io
        self._make = io.StringIO
        self._before = sys.stdout
        self._taken = sys.stdout = io.StringIO()

    def readouterr(self):
        from collections import namedtuple
        text = self._taken.getvalue()
        self._taken = sys.stdout = self._make()
        return namedtuple('CaptureResult', 'out err')(text, '')

    def close(self):
        sys.stdout = self._before


class _Session:
    def __init__(self, module):
        self.fixtures = {}
        self._kept = {}
        self._ends = []
        self._collect(vars(module))

    def _collect(self, names):
        for value in list(names.values()):
            declared = getattr(value, '_fixture', None)
            if isinstance(declared, tuple):
                self.fixtures[declared[0]] = (value,) + declared[1:]

    def values(self, names, owner, request, ends):
        return {name: self._value(name, owner, request, ends) for name in names}

    def _value(self, name, owner, request, ends):
        if name == 'request':
            return request
        if name in ('tmp_path', 'tmpdir'):
            import pathlib
            import tempfile
            return pathlib.Path(tempfile.mkdtemp())
        if name == 'monkeypatch':
            patch = MonkeyPatch()
            ends.append(patch.undo)
            return patch
        if name in ('capsys', 'capfd'):
            captured = _Captured()
            ends.append(captured.close)
            return captured
        if name in request._params:
            return request._params[name]
        if name in self._kept:
            return self._kept[name]
        if name not in self.fixtures:
            raise LookupError(f"fixture '{name}' not found")
        function, scope, params, _ = self.fixtures[name]
        own = _names(function)
        if own[:1] == ['self']:
            own = own[1:]
            function = function.__get__(owner)
        request.param = request._choices.get(name)
        ends = ends if scope == 'function' else self._ends
        result = function(**self.values(own, owner, request, ends))
        if hasattr(result, '__next__') and hasattr(result, 'send'):
            generator = result
            result = next(generator)
            ends.append(lambda: next(generator, None))
        if scope != 'function':
            self._kept[name] = result
        return result

    def close(self):
        while self._ends:
            self._ends.pop()()


def _names(function):
    return [name for name, kind, _, _ in function.__parameters__ if kind in (1, 3)]


def _text(value, name, index):
    if isinstance(value, (str, bool, int, float)) or value is None:
        return str(value)
    return getattr(value, '__name__', None) or f'{name}{index}'


def _cases(function, session, owner_marks=()):
    """Every set of parameters of a test: (label, parameters, choices of fixtures)."""
    cases = [('', {}, {})]
    for each in reversed(list(owner_marks) + list(getattr(function, 'pytestmark', []))):
        if each.name != 'parametrize':
            continue
        names, values = each.args[0], list(each.args[1])
        ids = each.kwargs.get('ids')
        names = [name.strip() for name in names.split(',')] if isinstance(names, str) else list(names)
        longer = []
        for label, known, choices in cases:
            for index, row in enumerate(values):
                given = row.values if isinstance(row, _Parameters) else (row,) if len(names) == 1 else tuple(row)
                own = row.id if isinstance(row, _Parameters) and row.id else ids[index] if isinstance(ids, (list, tuple)) else ids(row) if callable(ids) else '-'.join(_text(value, name, index) for name, value in zip(names, given))
                longer.append((f'{label}-{own}' if label else own, {**known, **dict(zip(names, given))}, choices))
        cases = longer
    wanted = list(_names(function)) + [name for name, (_, _, _, auto) in session.fixtures.items() if auto]
    for name in _with_dependencies(wanted, session):
        params = session.fixtures[name][2]
        if params:
            cases = [(f'{label}-{_text(value, name, index)}' if label else _text(value, name, index), known, {**choices, name: value}) for label, known, choices in cases for index, value in enumerate(params)]
    return cases


def _with_dependencies(names, session):
    seen = []
    queue = list(names)
    while queue:
        name = queue.pop(0)
        if name in session.fixtures and name not in seen:
            seen.append(name)
            queue += _names(session.fixtures[name][0])
    return seen


def _skip_reason(*items):
    for item in items:
        for each in getattr(item, 'pytestmark', []):
            if each.name == 'skip':
                return each.kwargs.get('reason', each.args[0] if each.args else 'unconditional skip')
            if each.name == 'skipif' and (each.args[0] if each.args else each.kwargs.get('condition')):
                return each.kwargs.get('reason', 'condition')
    return None


class _Report:
    def __init__(self, path):
        self.path = path
        self.failures = []
        self.counts = {'failed': 0, 'passed': 0, 'skipped': 0, 'xfailed': 0, 'xpassed': 0}

    def add(self, label, kind, text=''):
        self.counts[kind] += 1
        if kind == 'failed':
            self.failures.append((label, text))
        print(f'{self.path}::{label} {kind.upper()}' + (f' ({text})' if kind == 'skipped' and text else ''))


def _run_one(report, session, label, function, owner, params, choices, expected):
    from traceback import format_exc
    request = _Request(function)
    request._params, request._choices = params, choices
    ends = []
    kind, text = 'passed', ''
    try:
        for name, (_, _, _, auto) in session.fixtures.items():
            if auto:
                session._value(name, owner, request, ends)
        function(**session.values([name for name in _names(function) if name != 'self' or owner is None], owner, request, ends))
        kind = 'xpassed' if expected else 'passed'
    except _SkipTest as skipped:
        kind, text = 'skipped', str(skipped)
    except Exception:
        kind, text = 'xfailed' if expected else 'failed', format_exc()
    for end in reversed(ends + request._finalizers):
        end()
    report.add(label, kind, text)


def _run_function(report, session, name, function, owner=None, marks=(), prefix=''):
    bound = function if owner is None else getattr(owner, name)
    reason = _skip_reason(function, *([type(owner)] if owner is not None else []))
    expected = any(each.name == 'xfail' for each in getattr(function, 'pytestmark', []))
    for label, params, choices in _cases(bound if owner is None else _Bound(bound), session, marks):
        shown = prefix + name + (f'[{label}]' if label else '')
        if reason is not None:
            report.add(shown, 'skipped', reason)
        else:
            _run_one(report, session, shown, bound if owner is None else _Bound(bound), owner, params, choices, expected)


class _Bound:
    """A method without its self."""

    def __init__(self, method):
        self._method = method
        self.__parameters__ = method.__parameters__[1:]
        self.pytestmark = getattr(method, 'pytestmark', [])
        self.__name__ = method.__name__

    def __call__(self, **kwargs):
        return self._method(**kwargs)


def _run_class(report, session, name, cls):
    if issubclass(cls, _TestCase):
        from unittest import TestResult, defaultTestLoader
        cls.setUpClass()
        for method in defaultTestLoader.getTestCaseNames(cls):
            result = cls(method).run(TestResult())
            wrong = result.failures + result.errors
            report.add(f'{name}::{method}', 'failed' if wrong else 'skipped' if result.skipped else 'passed', wrong[0][1] if wrong else result.skipped[0][1] if result.skipped else '')
        cls.tearDownClass()
        return
    session._collect({key: value for base in reversed(cls.__mro__) for key, value in vars(base).items()})
    for method in [key for base in reversed(cls.__mro__) for key in vars(base) if key.startswith('test')]:
        owner = cls()
        setup, teardown = getattr(owner, 'setup_method', None), getattr(owner, 'teardown_method', None)
        if setup:
            setup(*([getattr(owner, method)] if len(setup.__parameters__) > 1 else []))
        _run_function(report, session, method, getattr(cls, method), owner, getattr(cls, 'pytestmark', []), f'{name}::')
        if teardown:
            teardown(*([getattr(owner, method)] if len(teardown.__parameters__) > 1 else []))


def run_main_module(path):
    """Runs the tests of the program; answers pytest's exit code."""
    module = __import__('__main__')
    session = _Session(module)
    report = _Report(path.replace('\\', '/').split('/')[-1])
    start = _clock()
    names = vars(module)
    for hook in ('setup_module',):
        if hook in names:
            names[hook](*([module] if names[hook].__parameters__ else []))
    for name, value in list(names.items()):
        if name.startswith('test') and callable(value) and not isinstance(value, type):
            _run_function(report, session, name, value)
        elif isinstance(value, type) and (name.startswith('Test') or issubclass(value, _TestCase)) and value is not _TestCase and value.__module__ == '__main__':
            _run_class(report, session, name, value)
    session.close()
    for label, text in report.failures:
        print(f"{'_' * 20} {label} {'_' * 20}\n{text}", end='')
    found = ', '.join(f'{count} {kind}' for kind, count in report.counts.items() if count) or 'no tests ran'
    print(f"{'=' * 10} {found} in {_clock() - start:.2f}s {'=' * 10}")
    return 1 if report.counts['failed'] else 0 if any(report.counts.values()) else 5


def main(args=None, plugins=None):
    return run_main_module(sys.argv[0])
