"""Python's unittest: the tests that people write beside their penalties. Reports go to stderr."""
import sys
from time import perf_counter as _clock
from _unknown import is_unknown


class SkipTest(Exception):
    pass


class _Raises:
    def __init__(self, case, expected, pattern=None):
        self.case, self.expected, self.pattern = case, expected, pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            names = getattr(self.expected, '__name__', repr(self.expected))
            raise self.case.failureException(f'{names} not raised')
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            import re
            if re.search(self.pattern, str(value)) is None:
                raise self.case.failureException(f'"{self.pattern}" does not match "{value}"')
        return True


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


class TestCase:
    failureException = AssertionError

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f'{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}'

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def countTestCases(self):
        return 1

    def shortDescription(self):
        text = getattr(self, self._testMethodName).__doc__
        return text.strip().split('\n')[0].strip() if text else None

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>'

    def assertLogs(self, logger=None, level=None):
        return _Nothing()

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        self._check(re.search(expected_regex, text) is not None, msg, f"Regex didn't match: {expected_regex!r} not found in {text!r}")

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, holds, msg, standard):
        if not holds:
            raise self.failureException(standard if msg is None else f'{standard} : {msg}')

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, f'{expr!r} is not true')

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, f'{expr!r} is not false')

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, msg, f'{first!r} != {second!r}')

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertSequenceEqual = assertMultiLineEqual = assertEqual
    assertEquals = assertEqual

    def assertCountEqual(self, first, second, msg=None):
        left, right = list(first), list(second)
        self._check(len(left) == len(right) and all(left.count(item) == right.count(item) for item in left), msg, f'{left!r} != {right!r}')

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, f'{first!r} == {second!r}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        gap = abs(first - second)
        if delta is not None:
            self._check(gap <= delta, msg, f'{first!r} != {second!r} within {delta!r} delta ({gap!r} difference)')
        else:
            places = 7 if places is None else places
            self._check(round(gap, places) == 0, msg, f'{first!r} != {second!r} within {places!r} places ({gap!r} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        gap = abs(first - second)
        near = gap <= delta if delta is not None else round(gap, 7 if places is None else places) == 0
        self._check(not near, msg, f'{first!r} == {second!r}')

    def assertIs(self, first, second, msg=None):
        self._check(first is second, msg, f'{first!r} is not {second!r}')

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, msg, f'unexpectedly identical: {first!r}')

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, f'{obj!r} is not None')

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, f'{member!r} not found in {container!r}')

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, f'{member!r} unexpectedly found in {container!r}')

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, f'{obj!r} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, f'{obj!r} is an instance of {cls!r}')

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, f'{a!r} not greater than {b!r}')

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, f'{a!r} not greater than or equal to {b!r}')

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, f'{a!r} not less than {b!r}')

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, f'{a!r} not less than or equal to {b!r}')

    def assertRaises(self, expected, callable=None, *args, **kwargs):
        context = _Raises(self, expected)
        if callable is None:
            return context
        with context:
            callable(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, callable=None, *args, **kwargs):
        context = _Raises(self, expected, pattern)
        if callable is None:
            return context
        with context:
            callable(*args, **kwargs)

    def assertWarns(self, *args, **kwargs):
        return _Nothing()

    def run(self, result=None):
        result = TestResult() if result is None else result
        self._result = result
        self._failed_parts = False
        result.testsRun += 1
        method = getattr(self, self._testMethodName)
        skip = getattr(type(self), '__unittest_skip_why__', None) or getattr(method, '__unittest_skip_why__', None)
        if skip is not None:
            result.addSkip(self, skip)
            return result
        expected = getattr(method, '__unittest_expecting_failure__', False)
        outcome = self._attempt(self.setUp)
        if outcome is None:
            outcome = self._attempt(method)
            outcome = self._attempt(self.tearDown) or outcome if outcome is None else self._attempt(self.tearDown) and outcome or outcome
        for function, args, kwargs in reversed(self._cleanups):
            function(*args, **kwargs)
        self._report(result, outcome, expected)
        return result

    def _attempt(self, function):
        """None, or (kind, what went wrong, its traceback)."""
        from traceback import format_exc
        try:
            function()
        except SkipTest as skip:
            return 'skip', str(skip), ''
        except self.failureException as failure:
            return 'fail', failure, format_exc()
        except KeyboardInterrupt:
            raise
        except Exception as error:
            return 'error', error, format_exc()
        return None

    def _report(self, result, outcome, expected):
        kind = None if outcome is None else outcome[0]
        if kind == 'skip':
            result.addSkip(self, outcome[1])
        elif expected:
            result.addExpectedFailure(self) if outcome else result.addUnexpectedSuccess(self)
        elif kind == 'fail':
            result.addFailure(self, outcome[2])
        elif kind == 'error':
            result.addError(self, outcome[2])
        elif not self._failed_parts:
            result.addSuccess(self)

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()


class _SubTest:
    """A part of a test: its failure is noted, and the test goes on."""

    def __init__(self, case, msg, params):
        self._case, self._msg, self._params = case, msg, params

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None or not issubclass(kind, Exception) or issubclass(kind, SkipTest):
            return False
        from traceback import format_exception
        text = ''.join(format_exception(value))
        parts = ([f'[{self._msg}]'] if self._msg is not None else []) + ([f"({', '.join(f'{k}={v!r}' for k, v in self._params.items())})"] if self._params else [])
        case, result = self._case, getattr(self._case, '_result', None)
        if result is None:
            return False
        case._failed_parts = True
        part = _Part(case, ' '.join(parts) or '(<subtest>)', self._params)
        (result.addFailure if issubclass(kind, case.failureException) else result.addError)(part, text)
        return True


class _Part:
    """What a result keeps of a part of a test."""

    def __init__(self, case, label, params):
        self.test_case, self._label, self.params = case, label, params
        self.failureException = case.failureException

    def id(self):
        return f'{self.test_case.id()} {self._label}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._label}'


class TestResult:
    __module__ = 'unittest.result'

    def __init__(self, stream=None, descriptions=None, verbosity=1):
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self._stream, self._verbosity = stream, verbosity

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>'

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def _show(self, test, mark, word):
        if self._stream is not None:
            self._stream.write(f'{test} ... {word}\n' if self._verbosity > 1 else mark if self._verbosity else '')

    def addSuccess(self, test):
        self._show(test, '.', 'ok')

    def addFailure(self, test, text):
        self.failures.append((test, text))
        self._show(test, 'F', 'FAIL')

    def addError(self, test, text):
        self.errors.append((test, text))
        self._show(test, 'E', 'ERROR')

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._show(test, 's', f'skipped {reason!r}')

    def addExpectedFailure(self, test):
        self.expectedFailures.append((test, ''))
        self._show(test, 'x', 'expected failure')

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._show(test, 'u', 'unexpected success')


class TextTestResult(TestResult):
    """The result that a runner of texts makes."""

    __module__ = 'unittest.runner'


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() if isinstance(test, TestSuite) else 1 for test in self)

    def run(self, result):
        seen = None
        for test in self:
            if not isinstance(test, TestSuite) and type(test) is not seen:
                if seen is not None:
                    seen.tearDownClass()
                seen = type(test)
                seen.setUpClass()
            test.run(result)
        if seen is not None:
            seen.tearDownClass()
        return result


def _ordered(module):
    """A module's values by name, each once."""
    names = vars(module)
    return [names[name] for name in sorted(names)]


class TestLoader:
    testMethodPrefix = 'test'

    def getTestCaseNames(self, case):
        return [name for name in dir(case) if name.startswith('test') and callable(getattr(case, name))]

    def loadTestsFromTestCase(self, case):
        return TestSuite(case(name) for name in self.getTestCaseNames(case))

    def loadTestsFromNames(self, names, module=None):
        found = []
        for name in names:
            owner, _, method = name.partition('.')
            case = getattr(module, owner)
            found.append(case(method) if method else self.loadTestsFromTestCase(case))
        return TestSuite(found)

    def loadTestsFromModule(self, module):
        return TestSuite(self.loadTestsFromTestCase(value) for value in _ordered(module) if isinstance(value, type) and issubclass(value, TestCase) and value is not TestCase)


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, **kwargs):
        self.stream, self.verbosity = stream, verbosity
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        stream = sys.stderr if self.stream is None else self.stream
        result = self.resultclass(stream, True, self.verbosity)
        start = _clock()
        test.run(result)
        if self.verbosity < 2 and result.testsRun:
            stream.write('\n')
        for kind, found in (('ERROR', result.errors), ('FAIL', result.failures)):
            for case, text in found:
                stream.write(f"{'=' * 70}\n{kind}: {case}\n{'-' * 70}\n{text}\n")
        stream.write(f"{'-' * 70}\nRan {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {_clock() - start:.3f}s\n\n")
        counts = [(word, len(found)) for word, found in (
            ('failures', result.failures), ('errors', result.errors), ('skipped', result.skipped),
            ('expected failures', result.expectedFailures), ('unexpected successes', result.unexpectedSuccesses)) if found]
        tail = ' (' + ', '.join(f'{word}={count}' for word, count in counts) + ')' if counts else ''
        stream.write(('OK' if result.wasSuccessful() else 'FAILED') + tail + '\n')
        return result


def main(module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=None, exit=True, verbosity=1, **kwargs):
    if isinstance(module, str):
        module = __import__(module)
    given = sys.argv if argv is None else argv
    if '-v' in given or '--verbose' in given:
        verbosity = 2
    runner = TextTestRunner(verbosity=verbosity) if testRunner is None else testRunner() if isinstance(testRunner, type) else testRunner
    wanted = [name for name in given[1:] if not name.startswith('-')]
    suite = defaultTestLoader.loadTestsFromNames(wanted, module) if wanted else defaultTestLoader.loadTestsFromModule(module)
    result = runner.run(suite)
    if exit:
        sys.exit(not result.wasSuccessful())
    program = type('TestProgram', (), {})()
    program.result = result
    return program


def _skipping(item, reason):
    item.__unittest_skip_why__ = reason
    return item


def skip(reason=''):
    if callable(reason):
        return _skipping(reason, '')
    return lambda item: _skipping(item, reason)


def skipIf(condition, reason=''):
    return skip(reason) if not is_unknown(condition) and condition else lambda item: item


def skipUnless(condition, reason=''):
    return skip(reason) if not is_unknown(condition) and not condition else lambda item: item


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item
