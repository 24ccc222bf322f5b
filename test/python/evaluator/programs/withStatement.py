from contextlib import contextmanager, suppress, nullcontext, ExitStack, closing


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Manager('a') as a, Manager('b') as b:
    print(a, b)
with Manager('s', True):
    raise ValueError('swallowed')
try:
    with Manager('outer'), Manager('inner'):
        raise KeyError('out')
except KeyError as error:
    print('caught', error)


def early():
    with Manager('r'):
        return 'value'


print(early())
for i in range(2):
    with Manager(i):
        if i == 0:
            continue
        break


@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ValueError as error:
        print('handled', error)
    finally:
        print(f'</{name}>')


with tag('p') as t:
    print(t)
with tag('q'):
    raise ValueError('v')
try:
    with tag('z'):
        raise KeyError('passes')
except KeyError as error:
    print(repr(error))
with suppress(ZeroDivisionError):
    1 / 0
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    stack.enter_context(Manager('st'))
    stack.callback(print, 'callback')


@tag('deco')
def decorated():
    print('inside')


decorated()
try:
    with 5:
        pass
except (TypeError, AttributeError) as error:
    print(type(error).__name__, error)
class Thing:
    def close(self): print('closed')
with closing(Thing()) as th: print('open')
