"""Loading as people write it: padding collate, samplers of their own, infinite loaders, stratified splits, worker seeds."""
import itertools, random
import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, ConcatDataset, TensorDataset, WeightedRandomSampler
class Text(Dataset):
    def __init__(self): self.items = [(list(range(1, n + 1)), n % 2) for n in (3, 1, 4, 2, 5)]
    def __len__(self): return len(self.items)
    def __getitem__(self, i): ids, y = self.items[i]; return torch.tensor(ids), torch.tensor(y)
def collate(batch):
    xs, ys = zip(*batch)
    return pad_sequence(xs, batch_first=True, padding_value=0), torch.stack(ys), torch.tensor([len(x) for x in xs])
torch.manual_seed(0)
for x, y, n in DataLoader(Text(), batch_size=2, shuffle=True, collate_fn=collate): print(x.tolist(), y.tolist(), n.tolist())
class LengthSampler(Sampler):
    def __init__(self, data, size): self.data, self.size = data, size
    def __iter__(self):
        order = sorted(range(len(self.data)), key=lambda i: len(self.data[i][0]))
        chunks = [order[i:i + self.size] for i in range(0, len(order), self.size)]
        random.shuffle(chunks); yield from chunks
    def __len__(self): return (len(self.data) + self.size - 1) // self.size
random.seed(1)
l = DataLoader(Text(), batch_sampler=LengthSampler(Text(), 2), collate_fn=collate); print(len(l), [b[2].tolist() for b in l])
def cycle(loader):
    while True:
        for b in loader: yield b
td = TensorDataset(torch.arange(10.), torch.arange(10) % 3)
it = cycle(DataLoader(td, 4, shuffle=True, generator=torch.Generator().manual_seed(3))); print([next(it)[0].tolist() for _ in range(5)])
print([b[0].tolist() for b in itertools.islice(iter(DataLoader(td, 3)), 2)])
labels = np.array([t for _, t in td]); idx = np.random.RandomState(0).permutation(len(td)); print(idx[:4])
train, test = Subset(td, idx[:7].tolist()), Subset(td, idx[7:].tolist()); print(len(train), [int(train[i][1]) for i in range(7)])
counts = torch.bincount(torch.tensor([int(y) for _, y in td])); weights = 1.0 / counts[torch.arange(10) % 3]
torch.manual_seed(2); print(list(WeightedRandomSampler(weights, 12)))
g = torch.Generator(); g.manual_seed(5)
def seed_worker(worker_id): np.random.seed(torch.initial_seed() % 2 ** 32)
print([b[1].tolist() for b in DataLoader(td, 5, shuffle=True, worker_init_fn=seed_worker, generator=g)], g.initial_seed())
both = ConcatDataset([td, TensorDataset(torch.ones(2), torch.zeros(2, dtype=torch.long))]); print(len(both), both[11], both[-1])
for epoch in range(2): print([x.mean().item() for x, in DataLoader(TensorDataset(torch.randn(6, 2)), 3)])
for i, batch in enumerate(zip(DataLoader(td, 2), DataLoader(Text(), 1))): print(i, batch[0][0].tolist(), batch[1][0].tolist())
x, y = next(iter(DataLoader(td, batch_size=len(td)))); print(x.shape, y.dtype, len(DataLoader(td, 3, drop_last=True)), len(DataLoader(td, 3)))
