from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def kind(value):
    match value:
        case 0:
            return 'zero'
        case 1 | 2 | 3:
            return 'small'
        case int() if value < 0:
            return 'negative'
        case int(n):
            return f'int {n}'
        case 'a' | 'b' as letter:
            return f'letter {letter}'
        case str():
            return 'text'
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [first, *rest] if len(rest) > 2:
            return f'long {first} {rest}'
        case (a, b):
            return f'pair {a} {b}'
        case [_, *_, last]:
            return f'last {last}'
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'k': v, **others}:
            return f'k {v} {others}'
        case Point(0, y):
            return f'on y axis {y}'
        case Point(x=x, y=y):
            return f'point {x},{y}'
        case None:
            return 'none'
        case True:
            return 'true'
        case float():
            return 'float'
        case _:
            return 'other'


for v in (0, 2, -5, 99, 'a', 'zzz', [], [1], [1, 2, 3, 4], (1, 2), [1, 2, 3], {'type': 'circle', 'r': 5}, {'k': 1, 'z': 2}, {}, Point(0, 3), Point(4, 5), None, 1.5, object):
    print(kind(v))
