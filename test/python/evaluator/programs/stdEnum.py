from enum import Enum, Flag, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED is Color(1), Color.RED in Color, Color.GREEN.pretty, Color.default(), isinstance(Color.RED, Color), {Color.RED: 'r'}[Color.RED], list(Color.__members__))
try:
    Color(9)
except ValueError as error:
    print(error)
try:
    Color['PINK']
except KeyError as error:
    print('KeyError', error)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, int(Level.LOW), sorted([Level.HIGH, Level.LOW]), f'{Level.HIGH}', repr(Level.LOW), [10, 20][Level.LOW])


class Mode(str, Enum):
    A = 'a'
    B = 'b'


print(Mode.A == 'a', Mode('b'), Mode.A.value, Mode.A.upper(), {'a': 1}[Mode.A], isinstance(Mode.A, str))


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet.MARS.value, Planet.EARTH)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


rw = Perm.R | Perm.W
print(Perm.R in rw, Perm.X in rw, rw.value, bool(rw & Perm.X), Perm.X.value)
for color in Color:
    print(color.name, color.value)
Made = Enum('Made', 'ONE TWO')
print(list(Made), Made.TWO.value)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
def f(c: Color = Color.RED):
    match c:
        case Color.RED: return 'r'
        case Color.GREEN: return 'g'
print(f(), f(Color.GREEN), f(Color.BLUE))
