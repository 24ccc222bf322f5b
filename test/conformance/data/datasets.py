"""torch.utils.data: sets, samplers, loaders, collating, and the order of shuffling."""
import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split, Subset, ConcatDataset, WeightedRandomSampler, SubsetRandomSampler, BatchSampler, RandomSampler, SequentialSampler, IterableDataset, ChainDataset, get_worker_info, default_collate
from torch.utils.data.distributed import DistributedSampler
import numpy as np
from collections import namedtuple

class Squares(Dataset):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return {'x': torch.tensor([i, i * i], dtype=torch.float32), 'y': i, 'name': f'item{i}', 'pair': (i, i / 2)}

torch.manual_seed(1)
ds = Squares(7)
for batch in DataLoader(ds, batch_size=3, shuffle=True):
    print(batch)
x, y = torch.arange(20.).reshape(10, 2), torch.arange(10)
td = TensorDataset(x, y)
print(len(td), td[3], td[2:4])
loader = DataLoader(td, batch_size=4, shuffle=True, drop_last=True, num_workers=0, pin_memory=False)
print(len(loader), [b[1].tolist() for b in loader], [b[1].tolist() for b in loader])
g = torch.Generator().manual_seed(42)
print([b[1].tolist() for b in DataLoader(td, 4, shuffle=True, generator=g)])
a, b, c = random_split(td, [6, 3, 1], generator=torch.Generator().manual_seed(0))
print(a.indices, b.indices, c.indices, len(a), b[0], type(a).__name__)
try:
    print([len(s) for s in random_split(td, [0.5, 0.25, 0.25])])
except Exception as e:
    print(type(e).__name__, e)
cat = ConcatDataset([a, b]) + c
print(len(cat), cat[-1][1], cat[7][1], cat.cumulative_sizes)
torch.manual_seed(3)
print(list(WeightedRandomSampler([0.1, 0.9, 0.5], 8)), list(WeightedRandomSampler([0.1, 0.9, 0.5, 0.2], 3, replacement=False)))
print(list(SubsetRandomSampler([4, 5, 6, 7])), list(RandomSampler(range(5))), list(RandomSampler(range(5), replacement=True, num_samples=7)), list(SequentialSampler('abc')))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)), list(BatchSampler(SequentialSampler(range(7)), 3, True)), len(BatchSampler(range(7), 3, False)))
print([b[1].tolist() for b in DataLoader(td, batch_sampler=BatchSampler(RandomSampler(td), 5, False))])
print([b[1].tolist() for b in DataLoader(td, batch_size=3, sampler=SubsetRandomSampler(range(5)))])
class Stream(IterableDataset):
    def __iter__(self):
        assert get_worker_info() is None
        return iter(range(7))
print([b for b in DataLoader(Stream(), batch_size=3)], list(Stream() + Stream()))
print([b for b in DataLoader([1.5, 2.5, 3.5], batch_size=2)], [b for b in DataLoader(['a', 'b', 'c'], batch_size=2)], [b for b in DataLoader([(1, 'a'), (2, 'b')], batch_size=2)])
print([b for b in DataLoader([np.array([1., 2.]), np.array([3., 4.])], batch_size=2)])
P = namedtuple('P', 'u v')
print(default_collate([P(1, torch.zeros(2)), P(2, torch.ones(2))]), default_collate([[1, 2], [3, 4]]), default_collate([True, False]))
print([b for b in DataLoader(range(5), batch_size=2, collate_fn=lambda items: sum(items))], [b for b in DataLoader(range(3), batch_size=None)])
it = iter(DataLoader(td, batch_size=5)); print(next(it)[1], len(it)); next(it)
try:
    next(it)
except StopIteration:
    print('stop')
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: DataLoader(td, batch_size=0))
attempt(lambda: DataLoader(td, batch_size=2, num_workers=-1))
attempt(lambda: DataLoader(td, shuffle=True, sampler=SequentialSampler(td)))
attempt(lambda: DataLoader(td, batch_size=2, batch_sampler=BatchSampler(SequentialSampler(td), 2, False)))
attempt(lambda: DataLoader(td, batch_size=None, drop_last=True))
attempt(lambda: DataLoader(Stream(), shuffle=True))
attempt(lambda: DataLoader(td, timeout=-1))
attempt(lambda: DataLoader(td, prefetch_factor=4))
attempt(lambda: DataLoader(td, persistent_workers=True))
attempt(lambda: random_split(td, [5, 6]))
attempt(lambda: TensorDataset(x, y[:3]))
attempt(lambda: ConcatDataset([]))
attempt(lambda: RandomSampler([], replacement=True))
attempt(lambda: RandomSampler(range(3), num_samples=0))
attempt(lambda: RandomSampler(range(3), replacement=1))
attempt(lambda: WeightedRandomSampler([1.], -1))
attempt(lambda: BatchSampler(range(3), 0, False))
attempt(lambda: BatchSampler(range(3), 2, 1))
attempt(lambda: default_collate([torch.zeros(2), torch.zeros(3)]))
attempt(lambda: default_collate([[1, 2], [3]]))
attempt(lambda: default_collate([object()]))
attempt(lambda: default_collate([None]))
attempt(lambda: next(iter(DataLoader(Squares(3), batch_size=2, shuffle=True)))['x'].shape)
attempt(lambda: len(DataLoader(Stream())))
attempt(lambda: cat[100])
attempt(lambda: Dataset()[0])
l = DataLoader(td, batch_size=4)
attempt(lambda: setattr(l, 'batch_size', 3))
print(l.batch_size, l.drop_last, type(l.sampler).__name__, type(l.batch_sampler).__name__, l.dataset is td, l.num_workers, l.collate_fn.__name__)
s = DistributedSampler(td, num_replicas=2, rank=1, shuffle=True, seed=5)
print(list(s), len(s)); s.set_epoch(1); print(list(s))
print([i for i in enumerate(DataLoader(range(4), batch_size=2, worker_init_fn=lambda w: None))])
