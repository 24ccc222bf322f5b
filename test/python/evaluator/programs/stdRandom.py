import random

random.seed(42)
print(random.random(), random.random(), random.uniform(-1, 1), random.randint(1, 6), random.randrange(0, 100, 7), random.getrandbits(40))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(1.5), random.triangular(0, 1, 0.3))
x = list(range(12))
random.shuffle(x)
print(x, random.choice(x), random.sample(x, 4), random.sample(range(1000), 8), random.choices('abc', k=5), random.choices([1, 2, 3], weights=[5, 1, 1], k=6))
for seed in (0, 1, -7, 2 ** 40 + 3, 10 ** 30):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(64), random.randint(0, 10 ** 12))
r = random.Random(123)
print(r.random(), r.randint(0, 9), random.Random(123).random())
random.seed(9)
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
random.seed(1)
print([random.randint(0, 1) for _ in range(20)], random.choice('x'))
try:
    random.choice([])
except IndexError as error:
    print(error)
