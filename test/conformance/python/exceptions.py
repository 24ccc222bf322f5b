# exact
"""Exceptions: chaining, finally, custom classes, groups of handlers, traceback text."""
import sys
import traceback


class PenaltyError(ValueError):
    """Custom."""
    def __init__(self, message, code=3):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f'[{self.code}] {self.args[0]}'


class Plain(Exception):
    pass


try:
    raise PenaltyError('bad', code=5)
except (KeyError, ValueError) as error:
    print(error, repr(error), error.args, error.code, type(error).__mro__[1].__name__)


def order():
    try:
        print('try')
        return 'returned'
    except KeyError:
        print('never')
    else:
        print('else')
    finally:
        print('finally')


print(order())


def overrides():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                return f'from finally {i}'


print(overrides())
try:
    try:
        {}['k']
    except KeyError as error:
        raise Plain('while handling') from error
except Plain as error:
    print(repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise Plain('context')
except Plain as error:
    print(repr(error.__context__), error.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise Plain('none') from None
except Plain as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        raise Plain('again')
    except Plain:
        raise
except Plain as error:
    print('again', error)
for value in (KeyError('a'), KeyError(1), Exception(), Exception(1, 'b'), StopIteration(3), OSError(2, 'No such file'), AttributeError('x'), NotImplementedError, SystemExit(2), UnicodeError('u')):
    try:
        raise value
    except BaseException as error:
        print(type(error).__name__, '|', error, '|', repr(error), '|', error.args)
try:
    raise 'text'
except TypeError as error:
    print(error)
try:
    raise Plain('x') from 3
except TypeError as error:
    print(error)


def deep(n):
    if n == 0:
        raise PenaltyError('bottom')
    deep(n - 1)


try:
    deep(2)
except PenaltyError:
    text = traceback.format_exc()
    print('\n'.join(line for line in text.splitlines() if not line.strip().startswith('File')))
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value, trace is not None, trace.tb_lineno > 0)
    print(traceback.format_exception_only(kind, value))
error = None
try:
    raise Plain('kept')
except Plain as problem:
    error = problem
print(error, 'problem' in dir())
print(isinstance(error, Exception), issubclass(PenaltyError, Exception), error.with_traceback(None) is error)
error.add_note('a note')
print(error.__notes__)


try:
    def f(x): return x
    f(1, 2)
except TypeError as error:
    print(error)
try:
    a, b = 1, 2, 3
except ValueError as error:
    print(error)
try:
    a, b, c = [1]
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    for k, v in {'abc': 1}:
        pass
except ValueError as error:
    print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)
try:
    class K: pass
    K().missing()
except AttributeError as error:
    print(error)
try:
    eval('1 +')
except SyntaxError as error:
    print(type(error).__name__)
try:
    exec('x = 1\nraise ValueError("in exec")')
except ValueError as error:
    print(error)
print(eval('1 + 2 * x', {'x': 4}))
