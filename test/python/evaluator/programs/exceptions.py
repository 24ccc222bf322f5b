def risky(n):
    try:
        if n == 0:
            return 'returned'
        if n == 1:
            raise ValueError('one')
        if n == 2:
            {}['k']
        if n == 3:
            raise KeyError
        if n == 4:
            [][5]
        print('body done')
    except ValueError as error:
        return f'value {error}'
    except (KeyError, IndexError) as error:
        return f'lookup {error!r}'
    else:
        print('else')
    finally:
        print('finally', n)
    return 'end'


for i in range(6):
    print(risky(i))


class MyError(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


try:
    raise MyError(7, 'bad')
except Exception as error:
    print(type(error).__name__, error, error.code, error.args, isinstance(error, MyError))

try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise RuntimeError('wrapped') from error
except RuntimeError as error:
    print(error, '<-', repr(error.__cause__), error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as error:
    print(error, '<-', repr(error.__context__))


def reraise():
    try:
        int('x')
    except ValueError:
        raise


try:
    reraise()
except ValueError as error:
    print(error)


def nested():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print('i', i)
        finally:
            print('f', i)
    else:
        print('never')
    return 'out'


print(nested())


def overriding():
    try:
        return 'try'
    finally:
        return 'finally'


print(overriding())
for bad in (lambda: [] + 1, lambda: 1 + '1', lambda: 'a' + 1, lambda: 'a' * 1.5, lambda: None + 1, lambda: None.x, lambda: 5(), lambda: [1][1.5], lambda: (1)[0],
            lambda: {}[[]], lambda: int('a'), lambda: float('b'), lambda: 'abc'[10], lambda: (1, 2)[3], lambda: 1 % 0, lambda: 1.0 // 0, lambda: 2 ** -1 / 0,
            lambda: len(5), lambda: iter(5), lambda: next(iter([])), lambda: max([]), lambda: [].pop(), lambda: {}.popitem(), lambda: [1].remove(2), lambda: [1].index(2),
            lambda: ''.join([1]), lambda: 'x'.index('y'), lambda: sum(['a']), lambda: 1 < 'a', lambda: -'a', lambda: isinstance(1, 1), lambda: chr(-1), lambda: ord('ab'),
            lambda: range(1, 2, 0), lambda: '%d' % 'x', lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: format(1, 'q'), lambda: format('s', 'd'), lambda: abs('x'),
            lambda: round('x'), lambda: dict([1]), lambda: set([[]]), lambda: int([]), lambda: float([]), lambda: list(5), lambda: [3, 'a'].sort(), lambda: 'a' in 5, lambda: 5 in 'a',
            lambda: int(float('nan')), lambda: int(float('inf')), lambda: 1 << -1, lambda: __import__('math').sqrt(-1), lambda: [1, 2, 3][::0], lambda: print(sep=1)):
    try:
        print('no error', bad())
    except Exception as error:
        print(type(error).__name__, '|', error)
try:
    assert 1 == 2, 'message'
except AssertionError as error:
    print(repr(error))
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == '')
print(repr(ValueError('a', 1)), str(ValueError('a', 1)), repr(KeyError('k')), str(KeyError('k')), repr(StopIteration(3).value), OSError(2, 'No such file'))
try:
    raise ValueError
except ValueError as e:
    print(repr(e))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        pass
    except 5:
        pass
    raise LookupError('x') from None
except LookupError as e:
    print(e.__cause__, e.__suppress_context__)
