def counter(start=0):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n
    return step, peek


step, peek = counter(10)
step()
step(5)
print(peek())

total = 0


def add(x):
    global total
    total += x


for i in range(4):
    add(i)
print(total)

makers = [lambda: i for i in range(3)]
print([m() for m in makers])
makers = [lambda i=i: i for i in range(3)]
print([m() for m in makers])


def outer():
    def inner():
        return later
    later = 'bound later'
    return inner()


print(outer())


def local_error():
    print(value)
    value = 1


try:
    local_error()
except UnboundLocalError as error:
    print(error)


def free_error():
    def inner():
        return missing
    result = inner()
    missing = 1
    return result


try:
    free_error()
except NameError as error:
    print(error)
try:
    print(nowhere)
except NameError as error:
    print(error)
x = 'module'


class Scoped:
    x = 'class'
    y = x

    def method(self):
        return x


print(Scoped.y, Scoped().method())
