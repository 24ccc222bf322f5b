"""Tensors that no name holds while other statements run: operands, arguments, iterators, context managers."""
import contextlib
import functools
import itertools
import torch

torch.manual_seed(1)


def junk():
    """Statements between which everything unreachable may be freed."""
    made = torch.ones(64) * 2
    made = made + 1
    made = None
    return 0


def fresh(value):
    base = torch.arange(64, dtype=torch.float32)
    junk()
    return base * value + torch.ones(64)


def after(tensor):
    junk()
    scaled = tensor * 2
    junk()
    return scaled


def show(name, *tensors):
    print(name, [round(t.sum().item(), 3) for t in tensors])


# Operands, arguments, displays, comparisons, subscripts
show('operands', fresh(1) + fresh(2) * after(fresh(3)))
show('arguments', torch.where(fresh(1) > after(fresh(0.5)), fresh(2), after(fresh(3))))
show('list', *[fresh(1), after(fresh(2)), fresh(3)])
show('dict', *{'a': fresh(1), 'b': after(fresh(2))}.values())
show('keywords', torch.add(fresh(1), other=after(fresh(2)), alpha=fresh(2)[1].item()))
show('subscript', fresh(1)[after(torch.arange(4)).long()], [fresh(1), fresh(2)][junk()])
show('chain', fresh(1).add(after(fresh(2))).mul(after(fresh(3))))
show('method', fresh(1).view(8, 8).t()[junk()].contiguous())
print('compare', (fresh(1) < after(fresh(2))).sum().item(), bool((fresh(1) == fresh(1)).all()))
print('string', f'{after(fresh(1)).sum().item():.1f} {fresh(2).mean().item():.2f} {after(fresh(3)).max().item():.1f}')

# Popped, rebound and deleted while still in use
stack = [fresh(1), fresh(2)]
show('popped', torch.add(stack.pop(), after(stack.pop())))
table = {'x': fresh(3)}


def forget(tensor):
    table.clear()
    junk()
    result = tensor * 2
    tensor = None
    junk()
    return result


show('forgotten', table['x'] + forget(table['x']))


class Box:
    def __init__(self, value):
        self.value = value

    def replace(self, value):
        old = self.value
        self.value = value
        junk()
        return old

    def __add__(self, other):
        junk()
        return Box(self.value + other.value)

    def __getitem__(self, index):
        junk()
        return self.value[index]

    def __iter__(self):
        for row in self.value.view(8, 8):
            junk()
            yield row


box = Box(fresh(1))
show('replaced', box.value * box.replace(fresh(5)), box.value)
show('overloaded', (Box(fresh(1)) + Box(after(fresh(2)))).value)
show('items', Box(fresh(1))[2:9], sum(row for row in Box(fresh(2))))

# Loops over temporaries, lazily and not
total = torch.zeros(64)
for tensor in [fresh(1), fresh(2), after(fresh(3))]:
    junk()
    total = total + tensor
for index, (a, b) in enumerate(zip([fresh(1), fresh(2)], (fresh(i) for i in range(3)))):
    junk()
    total = total + a * b * index
for tensor in map(after, filter(lambda t: t.sum() > 0, [fresh(1), fresh(2)])):
    junk()
    total += tensor
for tensor in reversed([fresh(1), fresh(4)]):
    junk()
    total = total - tensor
for key, tensor in {'a': fresh(1), 'b': fresh(2)}.items():
    junk()
    total = total + tensor
for row in fresh(1).view(8, 8):
    junk()
    total[:8] += row
for character in 'ab':
    junk()
    total = total + fresh(1)
for a, b in itertools.product([fresh(1), fresh(2)], [fresh(3)]):
    junk()
    total = total + a * b
show('loops', total)
rows = iter(fresh(1).view(8, 8))
junk()
first = next(rows)
junk()
show('iterator', first, *rows)
show('comprehension', *[after(x) * y for x in [fresh(1), fresh(2)] for y in [fresh(3), after(fresh(4))]])
show('nested', *{k: after(v) for k, v in {'a': fresh(1), 'b': fresh(2)}.items()}.values())
show('sorted', *sorted([fresh(3), fresh(1), fresh(2)], key=lambda t: after(t).sum().item()))
show('reduce', functools.reduce(lambda a, b: after(a) + b, [fresh(1), fresh(2), fresh(3)]))
show('partial', functools.partial(torch.add, fresh(1))(after(fresh(2))))


# Generators hold what they have while others run
def pairs(count):
    previous = fresh(0)
    for i in range(count):
        current = fresh(i)
        try:
            yield previous, current
        finally:
            junk()
        previous = current


def delegating():
    yield fresh(1)
    yield from (after(fresh(i)) for i in range(2))
    got = yield fresh(7)
    junk()
    yield got * 2


generator = pairs(4)
junk()
show('generator', *(a + b for a, b in generator))
waiting = delegating()
parts = [next(waiting) for _ in range(4)]
junk()
show('sent', *parts, waiting.send(fresh(2)))


def mutating():
    x = torch.zeros(64)
    for i in range(3):
        x += fresh(i)
        yield x
        junk()
    x += 1
    x = None
    junk()


show('mutating', *list(mutating()))


# Context managers, returns that pass `finally`, exceptions that carry tensors
@contextlib.contextmanager
def holding(tensor):
    junk()
    yield after(tensor)
    show('closing', tensor)


class Manager:
    def __init__(self, tensor):
        self.tensor = tensor

    def __enter__(self):
        junk()

    def __exit__(self, kind, value, traceback):
        junk()
        show('exit', self.tensor)
        return kind is KeyError


with holding(fresh(1)) as inside, Manager(fresh(2)):
    junk()
    show('with', inside)


def returning():
    try:
        return fresh(1)
    finally:
        junk()
        for _ in range(2):
            junk()


def swallowing():
    for i in range(3):
        try:
            return fresh(i)
        finally:
            junk()
            if i < 2:
                continue
    return None


show('finally', returning(), swallowing())


class Carrying(Exception):
    pass


def failing():
    try:
        junk()
        raise Carrying(fresh(3), 'text')
    finally:
        junk()


try:
    failing()
except Carrying as error:
    junk()
    try:
        raise ValueError(fresh(4)) from error
    except ValueError as other:
        junk()
        show('error', other.args[0], other.__cause__.args[0])
    junk()
    show('caught', error.args[0])
with Manager(fresh(5)):
    raise KeyError(fresh(6))


# Closures, defaults, class bodies, decorators, lambdas
def counter():
    count = fresh(1)

    def add(step=fresh(2)):
        nonlocal count
        junk()
        count = count + step
        return count
    return add


add = counter()
junk()
add()
show('closure', add(), add(fresh(5)))


def scaled(factor):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            junk()
            return function(*args) * factor
        return wrapper
    return decorate


@scaled(fresh(2))
def decorated(x):
    junk()
    return x + 1


class Holder:
    table = {'weight': fresh(3)}
    junk()
    bias = after(fresh(1))

    @property
    def doubled(self):
        junk()
        return self.bias * 2


show('decorated', decorated(fresh(1)), Holder.table['weight'], Holder().doubled)
show('lambda', (lambda x, y: after(x) * y)(fresh(1), after(fresh(2))))
match (fresh(1), after(fresh(2))):
    case (a, b) if junk() == 0:
        junk()
        show('match', a, b)
while (walrus := fresh(1)).sum() > 0:
    junk()
    show('walrus', walrus)
    break
star, *rest = fresh(1), after(fresh(2)), fresh(3)
junk()
show('unpacked', star, *rest)


@torch.no_grad()
def evaluate():
    result = None
    for i in range(3):
        result = fresh(i) if result is None else result + after(fresh(i))
    return result


show('wrapped', evaluate())
