"""Python's unittest: enough to run the tests people write beside their penalties. Reports go to stderr, which nobody sees."""
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
        return _Nothing()

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
        result.testsRun += 1
        try:
            self.setUp()
            try:
                getattr(self, self._testMethodName)()
            finally:
                self.tearDown()
                for function, args, kwargs in reversed(self._cleanups):
                    function(*args, **kwargs)
        except SkipTest as skip:
            result.skipped.append((self, str(skip)))
        except self.failureException as failure:
            result.failures.append((self, str(failure)))
        except Exception as error:
            result.errors.append((self, repr(error)))
        return result

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()


class TestResult:
    def __init__(self):
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []

    def wasSuccessful(self):
        return not self.failures and not self.errors


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
                seen = type(test)
                seen.setUpClass()
            test.run(result)
        return result


class TestLoader:
    testMethodPrefix = 'test'

    def getTestCaseNames(self, case):
        return [name for name in dir(case) if name.startswith('test') and callable(getattr(case, name))]

    def loadTestsFromTestCase(self, case):
        return TestSuite(case(name) for name in self.getTestCaseNames(case))

    def loadTestsFromModule(self, module):
        return TestSuite(self.loadTestsFromTestCase(value) for value in vars(module).values() if isinstance(value, type) and issubclass(value, TestCase))


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, *args, **kwargs):
        pass

    def run(self, test):
        return test.run(TestResult())


def main(module='__main__', *args, exit=True, **kwargs):
    if isinstance(module, str):
        module = __import__(module)
    result = TextTestRunner().run(defaultTestLoader.loadTestsFromModule(module))
    if not result.wasSuccessful() and not exit:
        for test, text in result.failures + result.errors:
            print(f'{test.id()}: {text}')
    if exit:
        raise SystemExit(not result.wasSuccessful())
    return result


def skip(reason=''):
    def decorate(item):
        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        return skipped
    return decorate


def skipIf(condition, reason=''):
    return skip(reason) if not is_unknown(condition) and condition else lambda item: item


def skipUnless(condition, reason=''):
    return skip(reason) if not is_unknown(condition) and not condition else lambda item: item


def expectedFailure(item):
    return item
