# exact
import torch
from torch.utils.data import DataLoader, Dataset, Subset, TensorDataset, random_split


class Squares(Dataset):
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return torch.tensor([float(index)]), index ** 2


torch.manual_seed(0)
for x, y in DataLoader(Squares(7), batch_size=3):
    print(x.flatten(), y)
loader = DataLoader(Squares(10), batch_size=4, shuffle=True)
print(len(loader), loader.batch_size, len(loader.dataset))
for epoch in range(2):
    print([y.tolist() for _, y in loader])
print([y.tolist() for _, y in DataLoader(Squares(10), batch_size=4, shuffle=True, drop_last=True)], torch.rand(1))
data = TensorDataset(torch.arange(6.0).view(3, 2), torch.tensor([0, 1, 0]))
print(data[1], len(data), next(iter(DataLoader(data, batch_size=2))))
first, second = random_split(Squares(8), [5, 3])
print(list(first.indices), list(second.indices), first[0], len(second), Subset(data, [2])[0])
generator = torch.Generator().manual_seed(42)
print([y.tolist() for _, y in DataLoader(Squares(5), batch_size=2, shuffle=True, generator=generator)])
for i, (x, _) in enumerate(DataLoader(Squares(4), 2)):
    print(i, x.shape)
print(next(iter(DataLoader([{'a': 1, 'b': 2.0}, {'a': 3, 'b': 4.0}], batch_size=2))), list(DataLoader([1, 2, 3])))
