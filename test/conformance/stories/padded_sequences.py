"""Conditional WGAN-GP on sequences with padding: collate, pack, masks, GRU critic."""
import itertools, functools, operator, random
from enum import Enum, auto, IntEnum, Flag
from typing import Any, Callable, Iterator, Iterable, Generic, TypeVar, Protocol, Literal
from abc import ABC, abstractmethod
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence, pack_sequence, PackedSequence
from torch.utils.data import Dataset, DataLoader, IterableDataset, Subset, ConcatDataset, TensorDataset, BatchSampler, SequentialSampler, RandomSampler, Sampler, SubsetRandomSampler, default_collate

class Mode(Enum):
    TRAIN = auto()
    EVAL = "eval"
    def __str__(self): return self.name.lower()
class Label(IntEnum):
    A = 0; B = 1; C = 2
class Tok(Flag):
    PAD = auto(); BOS = auto(); EOS = auto(); SPECIAL = PAD | BOS | EOS
print(Mode.TRAIN, repr(Mode.EVAL), list(Label), Label(2), Label.B + 1, Tok.PAD | Tok.BOS, Tok.SPECIAL, Mode("eval") is Mode.EVAL, Mode.__members__.keys())
try: Mode("x")
except ValueError as e: print(e)
try: Label["Z"]
except KeyError as e: print(repr(e))

class Base(ABC, nn.Module):
    @abstractmethod
    def score(self, x: Tensor) -> Tensor: ...
    @property
    @abstractmethod
    def dim(self) -> int: ...
try: Base()
except TypeError as e: print(e)

class Seqs(Dataset):
    def __init__(self, n=7):
        g = torch.Generator(); g.manual_seed(5)
        self.items = [(torch.randn(int(torch.randint(2, 6, (1,), generator=g)), 3, generator=g), i % 3) for i in range(n)]
    def __len__(self): return len(self.items)
    def __getitem__(self, i):
        if isinstance(i, slice): return self.items[i]
        return {"x": self.items[i][0], "y": self.items[i][1], "id": f"s{i}"}
def collate(batch):
    batch = sorted(batch, key=lambda b: -len(b["x"]))
    x = pad_sequence([b["x"] for b in batch], batch_first=True, padding_value=0.)
    lens = torch.tensor([len(b["x"]) for b in batch])
    return x, lens, torch.tensor([b["y"] for b in batch]), [b["id"] for b in batch]
class ByLength(Sampler):
    def __init__(self, ds, bs): self.ds, self.bs = ds, bs
    def __iter__(self):
        idx = sorted(range(len(self.ds)), key=lambda i: (len(self.ds.items[i][0]), i))
        yield from (idx[k:k + self.bs] for k in range(0, len(idx), self.bs))
    def __len__(self): return -(-len(self.ds) // self.bs)

class Critic(Base):
    def __init__(self, d=3, h=4, classes=3):
        super().__init__()
        self.emb = nn.Embedding(classes, h)
        self.rnn = nn.GRU(d, h, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * h, h)
        self._dim = h
    @property
    def dim(self): return self._dim
    def score(self, x, lens, y):
        packed = pack_padded_sequence(x, lens, batch_first=True)
        o, h = self.rnn(packed)
        o, l = pad_packed_sequence(o, batch_first=True)
        mask = torch.arange(o.size(1))[None] < l[:, None]
        pooled = (o * mask.unsqueeze(-1)).sum(1) / l.unsqueeze(1)
        return (self.out(pooled) * self.emb(y)).sum(-1)
    forward = score
torch.manual_seed(0)
ds = Seqs()
for x, lens, y, ids in DataLoader(ds, batch_sampler=ByLength(ds, 3), collate_fn=collate):
    print(x.shape, lens.tolist(), y, ids)
c = Critic()
print(c, c.dim)
opt = torch.optim.RMSprop(c.parameters(), lr=5e-3)
for x, lens, y, ids in DataLoader(ds, 4, shuffle=True, collate_fn=collate, generator=torch.Generator().manual_seed(3)):
    fake = torch.randn_like(x)
    eps = torch.rand(len(x), 1, 1).expand_as(x)
    mix = (eps * x + (1 - eps) * fake).requires_grad_()
    s = c(mix, lens, y)
    g, = torch.autograd.grad(s.sum(), mix, create_graph=True)
    m = (torch.arange(x.size(1)) < lens.unsqueeze(1)).float()
    n = (g.pow(2).sum(-1) * m).sum(1).add(1e-12).sqrt()
    loss = c(fake, lens, y).mean() - c(x, lens, y).mean() + 10 * ((n - 1) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    print(ids, round(loss.item(), 5), n.tolist())
try: c(mix.detach()[torch.arange(len(mix)).flip(0)], lens.flip(0), y)
except RuntimeError as e: print(str(e)[:120])
p = pack_sequence([torch.ones(3), torch.ones(2) * 2, torch.ones(1) * 3])
print(p, p.data.shape, p.batch_sizes)
class Stream(IterableDataset):
    def __iter__(self): return iter(itertools.islice(itertools.count(3), 5))
print([b for b in DataLoader(Stream(), batch_size=2)])
both = ConcatDataset([TensorDataset(torch.arange(3), torch.zeros(3)), TensorDataset(torch.arange(3, 5), torch.ones(2))])
print(len(both), both[3], [b for b in DataLoader(both, batch_sampler=BatchSampler(SequentialSampler(both), 2, True))])
print(list(DataLoader(Subset(both, [4, 0]), sampler=SubsetRandomSampler([1, 0], generator=torch.Generator().manual_seed(1)))))
print(default_collate([{"a": 1, "b": (torch.zeros(2), "s")}, {"a": 2.5, "b": (torch.ones(2), "t")}]))
try: next(iter(DataLoader(ds, 3)))
except Exception as e: print(type(e).__name__, e)
try: DataLoader(ds, batch_size=2, batch_sampler=ByLength(ds, 2))
except ValueError as e: print(e)
