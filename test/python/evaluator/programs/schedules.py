import math


def warmup(step, total, peak=1.0, floor=0.0):
    if step < total // 10:
        return peak * step / (total // 10)
    progress = (step - total // 10) / (total - total // 10)
    return floor + (peak - floor) * 0.5 * (1 + math.cos(math.pi * progress))


print([round(warmup(s, 50), 4) for s in range(0, 51, 5)])


class ExponentialAverage:
    def __init__(self, decay): self.decay, self.value, self.steps = decay, 0.0, 0
    def update(self, x):
        self.value = self.decay * self.value + (1 - self.decay) * x
        self.steps += 1
        return self.value / (1 - self.decay ** self.steps)


ema = ExponentialAverage(0.9)
print([f'{ema.update(x):.6f}' for x in (1, 2, 3, 4, 5)])
losses = [0.9, 0.7, 0.75, 0.6, 0.61, 0.62, 0.63]
best, patience, bad = float('inf'), 2, 0
for epoch, loss in enumerate(losses, 1):
    improved = loss < best - 1e-3
    best, bad = (loss, 0) if improved else (best, bad + 1)
    print(f'{epoch:2d} {loss:.3f} {"*" if improved else " "} best={best:.3f} bad={bad}')
    if bad > patience:
        print('stop')
        break
else:
    print('all epochs')
momentum, velocity, position = 0.9, 0.0, 5.0
for _ in range(10):
    gradient = 2 * position
    velocity = momentum * velocity - 0.1 * gradient
    position += velocity
print(position, velocity, round(position, 6), abs(position) < 10)
