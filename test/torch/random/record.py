"""Has real PyTorch draw random numbers, and writes the first of them and a digest of all to draws.json. Run: python3 test/torch/random/record.py"""
import hashlib
import json
import os

import torch

torch.set_num_threads(1)
shown = 3


def draw(kind, n, *arguments):
    if kind == "manualSeed":
        torch.manual_seed(n)
        return None
    dtype = torch.float64 if kind.endswith("64") else torch.float32
    name = kind.removesuffix("64")
    if name == "uniform":
        return torch.empty(n, dtype=dtype).uniform_(*arguments)
    if name == "normal":
        return torch.empty(n, dtype=dtype).normal_(*arguments)
    if name == "randint":
        return torch.randint(arguments[0], arguments[1], (n,)).double()
    if name == "randperm":
        return torch.randperm(n).double()
    if name == "bernoulli":
        return torch.empty(n).bernoulli_(*arguments).to(torch.uint8)
    if name == "bernoulliEach":
        return torch.bernoulli(torch.full((n,), arguments[0], dtype=dtype)).to(torch.uint8)
    if name == "exponential":
        return torch.empty(n, dtype=dtype).exponential_(*arguments)
    raise ValueError(kind)


rows = []


def record(*step):
    numbers = draw(*step)
    if numbers is None:
        rows.append({"step": list(step)})
        return
    raw = numbers.numpy().tobytes()
    head = [x for x in numbers[:shown].tolist()]
    tail = [x for x in numbers[-2:].tolist()]
    rows.append({"step": list(step), "head": head, "tail": tail, "digest": hashlib.sha256(raw).hexdigest()[:16]})


for seed in (0, 1, 42, 2 ** 31, 2 ** 32 + 7, -5, 123456789012345):
    record("manualSeed", seed)
    for n in list(range(1, 41)) + [1000, 10000]:
        record("normal", n, 0, 1)
        record("uniform", n, 0, 1)
for seed in (3, 4):
    record("manualSeed", seed)
    record("normal", 3, 0, 1)
    record("normal", 20, 0, 1)
    record("normal", 1, 0, 1)
    record("uniform", 5, 0, 1)
    record("normal", 2, 0, 1)
    record("normal64", 7, 0, 1)
    record("normal", 4096, 0.0, 0.02)
    record("normal", 128, 1.0, 0.02)
    record("normal", 7, 1.0, 0.02)
    record("normal64", 9, 0.3, 1.7)
    record("uniform", 10000, -0.013, 0.0221)
    record("uniform", 10000, -1, 1)
    record("uniform", 1000, 7.3, 12.41)
    record("uniform64", 100, 0, 1)
    record("uniform64", 1000, -0.3, 0.7)
    record("randint", 50, 0, 10)
    record("randint", 1000, -7, 250000)
    record("randint", 100, 0, 2 ** 40)
    for n in (1, 2, 30, 1000):
        record("randperm", n)
    record("normal", 33, 0, 1)
    record("bernoulli", 1000, 0.3)
    record("bernoulli", 7, 0.5)
    record("bernoulliEach", 100, 0.3)
    record("bernoulliEach64", 100, 0.3)
    record("uniform", 4, 0, 1)
    for n in (16, 17, 32, 1000):
        record("normal64", n, 0, 1)
    record("normal64", 100, -1.5, 0.2)
    record("exponential", 100, 1)
    record("exponential", 100, 2.5)
    record("exponential64", 100, 1)
record("manualSeed", 0)
record("normal", 256 * 784, 0, 1)
record("uniform", 256, 0, 1)

with open(os.path.join(os.path.dirname(__file__), "draws.json"), "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")
print(len(rows))
