values = [None, False, True, 0, 1, 0.0, -0.0, '', 'a', [], [0], (), (0,), {}, {0: 0}, set(), {0}, range(0), range(1), float('nan'), object, len]
print([bool(v) for v in values])
print([i for i, v in enumerate(values) if not v])


class Falsy:
    def __bool__(self): return False
class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Both:
    def __bool__(self): return True
    def __len__(self): return 0
class BadBool:
    def __bool__(self): return 'yes'
class BadLen:
    def __len__(self): return -1


print(bool(Falsy()), bool(Sized(0)), bool(Sized(2)), bool(Both()), not Falsy(), Falsy() or 'or', type(Falsy() and 'and').__name__, 'x' if Sized(0) else 'y')
for bad in (BadBool(), BadLen()):
    try:
        bool(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, None is None, () == (), 'ab' == 'a' + 'b', 1 == 1.0 == True, [1, 2] == [1.0, 2], (1,) == [1], {1: 2} == {1.0: 2}, {1} == {True})
nan = float('nan')
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], nan != nan, nan < 1, nan > 1, max([1, nan]), sorted([3, 1, 2]))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 > 2 >= 2, 'a' < 'b' < 'c', not 1 > 2, (1 < 2) == True, 1 in [1] == True)
print(0 or None, None or 0, 1 and None, [] or {} or 'x', 1 and 2 and 3, not not [], None and 1 / 0, 1 or 1 / 0)
print(isinstance(True, int), True + True, True == 1, True is 1 if False else 'skip', [10, 20][True], sum([True, False, True]), 'a' * True, {True: 'x'}[1])
print(any([0, '', None]), any([0, 'x']), all([]), all([1, 'a', [0]]), any(x > 1 for x in [1, 2]), all(x for x in [1, 0, 1 / 1]))
print(min('b', 'a'), max(1, 2.5), max('a', 'B', key=str.lower), min([3, 1, 2], key=lambda v: -v), max([[1, 2], [1, 3]]), max((1, 'a'), (1, 'b')))
print(type(None), type(True), type(1), type(1.0), type(''), type(()), type([]), type({}), type(set()), type(print), type(type), type(lambda: 0), type(...), type(range(1)), type(b''))
