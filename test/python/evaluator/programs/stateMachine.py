from enum import Enum
from functools import partial
from itertools import cycle, islice
from typing import Callable, Dict, List, Optional


class State(Enum):
    IDLE = 'idle'
    RUN = 'run'
    DONE = 'done'


class Machine:
    transitions: Dict[State, List[State]] = {State.IDLE: [State.RUN], State.RUN: [State.DONE, State.IDLE], State.DONE: []}

    def __init__(self) -> None:
        self.state = State.IDLE
        self.listeners: List[Callable[[State, State], None]] = []

    def to(self, new: State) -> 'Machine':
        if new not in self.transitions[self.state]:
            raise ValueError(f'{self.state.name} -> {new.name} is not allowed')
        old, self.state = self.state, new
        for listener in self.listeners:
            listener(old, new)
        return self


m = Machine()
log = []
m.listeners.append(lambda old, new: log.append((old.value, new.value)))
m.listeners.append(partial(print, 'changed:'))
m.to(State.RUN).to(State.IDLE).to(State.RUN).to(State.DONE)
print(log)
try:
    m.to(State.RUN)
except ValueError as error:
    print(error)
print(list(islice(cycle(State), 5)), {s: len(n) for s, n in Machine.transitions.items()}, Machine.__annotations__ != {})


class Event:
    handlers: Dict[str, List[Callable]] = {}

    @classmethod
    def on(cls, name):
        def wrap(fn):
            cls.handlers.setdefault(name, []).append(fn)
            return fn
        return wrap

    @classmethod
    def emit(cls, name, *args, **kwargs):
        return [fn(*args, **kwargs) for fn in cls.handlers.get(name, [])]


@Event.on('a')
@Event.on('b')
def handler(x, *, y=0):
    return x + y


print(Event.emit('a', 1), Event.emit('b', 1, y=5), Event.emit('none'))


class Pipeline:
    def __init__(self, *steps): self.steps = steps
    def __or__(self, other): return Pipeline(*self.steps, other)
    def __call__(self, value):
        for step in self.steps:
            value = step(value)
        return value


p = Pipeline() | (lambda x: x + 1) | str | len
print(p(99), p(5))


class Lazy:
    def __init__(self, fn): self.fn = fn
    def __get__(self, obj, owner=None):
        if obj is None: return self
        value = self.fn(obj)
        setattr(obj, self.fn.__name__, value)
        return value


class Uses:
    calls = 0
    @Lazy
    def heavy(self):
        Uses.calls += 1
        return 42


u = Uses()
print(u.heavy, u.heavy, Uses.calls, 'heavy' in u.__dict__)


def trace(fn: Optional[Callable] = None, *, prefix: str = '>'):
    if fn is None:
        return partial(trace, prefix=prefix)
    def wrapper(*a, **k):
        result = fn(*a, **k)
        print(prefix, fn.__name__, a, k, '=', result)
        return result
    return wrapper


@trace
def one(x): return x
@trace(prefix='##')
def two(x, y=2): return x * y


one(1); two(3, y=4)
def scope_test():
    x = 'enclosing'
    class Inner:
        x = 'class'
        def get(self): return x
        y = [x for _ in range(1)]
    return Inner().get(), Inner.y, Inner.x
print(scope_test())
