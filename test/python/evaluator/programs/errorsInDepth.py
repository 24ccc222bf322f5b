class Layered(Exception):
    def __init__(self, message, *, hint=None):
        super().__init__(message)
        self.hint = hint

    def __str__(self):
        return f'{super().__str__()} (hint: {self.hint})' if self.hint else super().__str__()


def level3(x):
    if x == 'type': return x + 1
    if x == 'value': raise ValueError(f'bad {x}')
    if x == 'custom': raise Layered('custom', hint='try harder')
    if x == 'key': return {}[x]
    if x == 'attr': return x.missing
    if x == 'assert': assert x is None, ('tuple', x)
    if x == 'stop': return next(iter(()))
    if x == 'index': return [][0]
    if x == 'name': return undefined_thing
    if x == 'import': import a_module_nobody_has_ever_heard_of
    return x


def level2(x):
    try:
        return level3(x)
    except (ValueError, KeyError) as error:
        raise RuntimeError(f'level2 failed on {x}') from error
    finally:
        trail.append(x)


trail = []
for x in ('type', 'value', 'custom', 'key', 'attr', 'assert', 'stop', 'index', 'name', 'fine'):
    try:
        print(level2(x))
    except Layered as error:
        print('layered', error, error.args, error.hint)
    except Exception as error:
        print(type(error).__name__, '|', error, '|', repr(error.__cause__), '|', type(error.__context__).__name__)
print(trail)


def cleanup_order():
    log = []
    try:
        try:
            log.append('body')
            raise OSError('disk')
        except ValueError:
            log.append('no')
        else:
            log.append('else')
        finally:
            log.append('inner')
    except OSError as e:
        log.append(str(e))
    finally:
        log.append('outer')
    return log


print(cleanup_order())


def loop_finally():
    for i in range(3):
        try:
            if i == 1:
                return f'returned {i}'
        finally:
            print('leaving', i)


print(loop_finally())


def swallow():
    while True:
        try:
            raise ValueError
        except ValueError:
            break
        finally:
            print('break out')
    return 'done'


print(swallow())
try:
    try:
        raise ValueError('a')
    finally:
        raise KeyError('b')
except KeyError as error:
    print(repr(error), repr(error.__context__))
errors = []
for call, args in ((int, ('x',)), (list, (1,)), (dict.fromkeys, ()), (len, ()), ('abc'.index, ('z',)), ([].remove, (1,)), (getattr, (1, 'x')), (range, ('a',)), (sorted, ([1, 'a'],)), (max, ())):
    try:
        call(*args)
    except Exception as error:
        errors.append(type(error).__name__)
print(errors)
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(RecursionError, RuntimeError), issubclass(KeyboardInterrupt, Exception), ModuleNotFoundError.__mro__[1].__name__)
