import argparse
import math
import random
from collections import OrderedDict, defaultdict


class Registry(dict):
    def register(self, name):
        def deco(fn):
            self[name] = fn
            return fn
        return deco


SCHEDULES = Registry()


@SCHEDULES.register('cosine')
def cosine(step, total, base=1e-3):
    return 0.5 * base * (1 + math.cos(math.pi * step / total))


@SCHEDULES.register('linear')
def linear(step, total, base=1e-3):
    return base * (1 - step / total)


class Meter:
    def __init__(self):
        self.reset()

    def reset(self):
        self.sum = self.count = 0

    def update(self, value, n=1):
        self.sum += value * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(1, self.count)


class Trainer:
    def __init__(self, opt, **kwargs):
        self.opt = opt
        self.hooks = defaultdict(list)
        self.__dict__.update(kwargs)

    def on(self, event):
        return lambda fn: self.hooks[event].append(fn) or fn

    def fire(self, event, *args):
        for fn in self.hooks[event]:
            fn(self, *args)

    def fit(self, data):
        meter = Meter()
        for epoch in range(self.opt.epochs):
            meter.reset()
            for i, (x, y) in enumerate(self.batches(data)):
                loss = sum((a - b) ** 2 for a, b in zip(x, y)) / len(x)
                meter.update(loss, len(x))
                if i % 2 == 0:
                    self.fire('step', epoch, i, loss)
            self.fire('epoch', epoch, meter.avg)

    def batches(self, data):
        size = self.opt.batch_size
        for start in range(0, len(data), size):
            chunk = data[start:start + size]
            yield tuple(zip(*chunk))


parser = argparse.ArgumentParser()
parser.add_argument('--epochs', type=int, default=2)
parser.add_argument('--batch_size', type=int, default=4)
opt = parser.parse_args([])
random.seed(0)
data = [(random.random(), random.gauss(0, 1)) for _ in range(10)]
trainer = Trainer(opt, device='cpu')


@trainer.on('step')
def log(self, epoch, i, loss):
    print(f'[{epoch}/{self.opt.epochs}] [{i}] loss: {loss:.4f} lr: {SCHEDULES["cosine"](i, 10):.2e}')


trainer.on('epoch')(lambda self, epoch, avg: print('epoch %d avg %.6f on %s' % (epoch, avg, self.device)))
trainer.fit(data)
state = OrderedDict((f'layer{i}.weight', [i] * 2) for i in range(3))
print(OrderedDict((k.replace('layer', 'l'), v) for k, v in state.items() if not k.startswith('layer1')))
print({k: f(5, 10) for k, f in SCHEDULES.items()})
