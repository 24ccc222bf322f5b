# exact
"""random: CPython's Mersenne Twister, number for number."""
import random

random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 100), random.randrange(0, 100, 7), random.uniform(-1, 1), random.choice('abcdef'), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(100), 5), random.sample(x, 3), random.choices([1, 2, 3], k=5), random.choices('ab', weights=[1, 9], k=4), random.getrandbits(70), random.betavariate(2, 3), random.expovariate(1.5), random.triangular(0, 1, 0.3), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.gammavariate(2, 1), random.paretovariate(3))
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), random.randbytes(4))
r = random.Random(7)
print(r.random(), r.randint(0, 2 ** 70), r.sample(['a', 'b', 'c'], 2), r.choice([1]), r.randrange(10))
for seed in (0, -5, 2 ** 80, 'text', 1.5, b'bytes', True):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 9))
random.seed(1)
print(random.sample(range(1000), 100)[:10], random.sample('abcdefgh', counts=[1] * 8, k=3))
try:
    random.choice([])
except IndexError as error:
    print(error)
try:
    random.sample([1], 2)
except ValueError as error:
    print(error)
try:
    random.randint(5, 1)
except ValueError as error:
    print(error)
print(random.SystemRandom is not None)
