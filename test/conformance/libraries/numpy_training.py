"""toy data + training loop as in tutorials"""
import argparse, os, random, math, time, json
from dataclasses import dataclass, asdict
from pathlib import Path
from typing import Optional
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader, TensorDataset

def set_seed(seed: int = 42):
    random.seed(seed); np.random.seed(seed); torch.manual_seed(seed)
    torch.backends.cudnn.deterministic = True
    os.environ['PYTHONHASHSEED'] = str(seed)

def make_moons(n, noise=0.1):
    t = np.linspace(0, np.pi, n // 2)
    a = np.c_[np.cos(t), np.sin(t)]
    b = np.c_[1 - np.cos(t), 0.5 - np.sin(t)]
    X = np.vstack([a, b]) + np.random.normal(scale=noise, size=(n, 2))
    y = np.hstack([np.zeros(n // 2), np.ones(n // 2)]).astype(int)
    return X.astype(np.float32), y

def gaussians(batch, k=8, r=2., std=.02, rng=None):
    rng = rng or np.random.default_rng(0)
    idx = rng.integers(0, k, size=batch)
    centers = np.array([(r * np.cos(2 * np.pi * i / k), r * np.sin(2 * np.pi * i / k)) for i in range(k)])
    return centers[idx] + std * rng.standard_normal((batch, 2))

@dataclass
class Args:
    lr: float = 1e-2
    epochs: int = 3
    batch_size: int = 16
    name: Optional[str] = None

class Moons(Dataset):
    def __init__(self, n=64):
        self.X, self.y = make_moons(n)
    def __len__(self): return len(self.X)
    def __getitem__(self, i): return torch.from_numpy(self.X[i]), int(self.y[i])

set_seed(0)
args = Args()
print(json.dumps(asdict(args)))
ds = Moons()
loader = DataLoader(ds, batch_size=args.batch_size, shuffle=False)
net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(net.parameters(), lr=args.lr)
crit = nn.CrossEntropyLoss()
history = []
for epoch in range(args.epochs):
    running, correct = 0.0, 0
    for i, (x, y) in enumerate(loader):
        opt.zero_grad()
        out = net(x)
        loss = crit(out, y)
        loss.backward()
        opt.step()
        running += loss.item() * x.size(0)
        correct += (out.argmax(1) == y).sum().item()
    history.append(running / len(ds))
    print(f'Epoch {epoch + 1}/{args.epochs} | loss: {running / len(ds):.4f} | acc: {100. * correct / len(ds):.2f}%')
print(np.mean(history), np.round(history, 4), f'{np.std(history):.6f}')
g = gaussians(5)
print(g, g.mean(axis=0), g.dtype, torch.tensor(g).dtype, torch.from_numpy(g).float()[0])
print(torch.as_tensor(ds.X[:2]), torch.tensor(np.arange(3)), torch.FloatTensor([1, 2]).numpy(), net[0].weight.detach().numpy().shape, net[0].bias.data.cpu().numpy()[:3])
arr = np.zeros(3, dtype=np.float32); t = torch.from_numpy(arr); t += 1; print(arr); arr[0] = 5; print(t)
n = t.numpy(); n[1] = -1; print(t, np.sqrt(t.abs()), np.sum(n), np.max(t.numpy()), torch.tensor(np.float64(2.5)) * np.float64(2), np.float64(2) * torch.ones(2), torch.ones(2) * np.float32(3))
out_dir = Path('runs'); out_dir.mkdir(exist_ok=True, parents=True)
(out_dir / 'h.json').write_text(json.dumps(history[:1]))
print(json.loads((out_dir / 'h.json').read_text()) == history[:1], (out_dir / 'h.json').exists())
with open('log.txt', 'w') as f:
    print('hello', file=f); f.write('x\n')
with open('log.txt') as f:
    print([line.strip() for line in f])
start = time.time(); print(f'{time.time() - start < 100}')
import os; os.remove('log.txt'); import shutil; shutil.rmtree('runs')
