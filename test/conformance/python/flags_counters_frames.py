"""Flags that are numbers, counters, warnings that are kept or raised, frames of an exception, methods by type."""
import enum
import functools
import traceback
import unittest
import warnings
from collections import Counter, OrderedDict


class Mode(enum.IntFlag):
    READ = 4
    WRITE = 2
    RUN = 1
    BOTH = 6


print(Mode.READ | Mode.RUN, repr(Mode.READ | Mode.RUN), Mode.READ | 1, repr(Mode(7)), Mode.READ + 1, repr(~Mode.READ), repr(Mode(0)))
print(list(Mode.BOTH), len(Mode.BOTH), Mode.READ in Mode.BOTH, f'{Mode.READ:d} {Mode.READ}', {Mode.READ: 'r'}[4], (Mode.READ | Mode.RUN).name, 5 | Mode.WRITE)


class Colour(enum.Flag):
    RED = enum.auto()
    GREEN = enum.auto()
    WHITE = RED | GREEN


print(Colour.RED | Colour.GREEN, ~Colour.RED, repr(Colour(0)), [one.name for one in Colour.WHITE], Colour.RED ^ Colour.WHITE)


class Level(enum.IntEnum):
    LOW = 1


print({Level.LOW: 'low'}[1], {1: 'one'}[Level.LOW], Level.LOW in {1})

print(+Counter(a=2, b=-1), -Counter(a=2, b=-1), Counter(a=1) <= Counter(a=2), Counter(a=1, b=0) == Counter(a=1), Counter(a=3) > Counter(a=1))

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    warnings.warn('careful')
    warnings.warn('old', DeprecationWarning)
print([(one.category.__name__, str(one.message)) for one in seen])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('raised')
    except UserWarning as error:
        print('caught', error)


def outer(x):
    return inner(x) + 1


def inner(x):
    return 1 / x


try:
    outer(0)
except ZeroDivisionError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.line) for frame in frames], frames[-1].lineno - frames[-2].lineno)


class Shown:
    @functools.singledispatchmethod
    def of(self, value):
        return 'anything'

    @of.register
    def _(self, value: int):
        return f'int {value}'

    @of.register(list)
    def _(self, value):
        return f'list of {len(value)}'


print(Shown().of(1), Shown().of([1, 2]), Shown().of('a'))


class Parts(unittest.TestCase):
    def test_parts(self):
        for n in (1, 2, 3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 2)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Parts).run(result)
print(result, [(dict(part.params), part.id().split('.')[-1]) for part, _ in result.failures])

ordered = OrderedDict(weight=1, bias=2)
print(ordered.keys(), ordered.values(), ordered.items(), dict(ordered).keys())
