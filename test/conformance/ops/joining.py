import torch

x = torch.arange(6.0).view(2, 3)
y = x + 10
print(torch.cat([x, y]), torch.cat((x, y), dim=1), torch.cat([x, y], -1).shape, torch.stack([x, y]).shape, torch.stack([x, y], dim=-1)[0])
print(torch.hstack([x, y]), torch.vstack([x[0], y[0]]), torch.dstack([x, y]).shape, torch.column_stack([x[0], y[0]]), torch.block_diag(x, y[:1]))
print(torch.cat([torch.tensor([1]), torch.tensor([0.5])]), torch.cat([torch.empty(0), x]).shape)
print([p.tolist() for p in torch.arange(7).chunk(3)], [p.tolist() for p in torch.arange(7).split(3)], [p.tolist() for p in torch.split(torch.arange(7), [2, 5])], [p.tolist() for p in torch.tensor_split(torch.arange(7), 3)])
print([p.shape for p in x.unbind(1)], [p.tolist() for p in torch.hsplit(x, 3)], x.chunk(2, dim=0)[1])
index = torch.tensor([[0, 2], [1, 1]])
print(x.gather(1, index), torch.gather(x, 0, torch.tensor([[0, 1, 0]])), x.index_select(1, torch.tensor([2, 0])), torch.take(x, torch.tensor([0, 5])), torch.take_along_dim(x, index, 1))
print(torch.zeros(2, 3).scatter(1, index, x[:, :2]), torch.zeros(2, 3).scatter_(1, index, 7.0), torch.zeros(2, 3).scatter_add(1, index, x[:, :2]), torch.ones(2, 3).scatter(1, index, 2.0, reduce='multiply'))
print(torch.zeros(2, 3).index_add(1, torch.tensor([0, 0]), y[:, :2]), torch.zeros(2, 3).index_copy(1, torch.tensor([2, 0]), y[:, :2]), x.clone().index_fill_(1, torch.tensor([1]), -1.0))
print(x.masked_fill(x > 2, -1), x.masked_select(x > 2), x.masked_scatter(x > 2, torch.tensor([9.0, 8.0, 7.0])), torch.nonzero(x), torch.nonzero(x > 3, as_tuple=True), torch.argwhere(x > 4))
print(torch.index_put(x, (torch.tensor([0, 1]), torch.tensor([2, 0])), torch.tensor([5.0, 6.0])), x.clone().put_(torch.tensor([0]), torch.tensor([9.0])))
print(torch.select_scatter(x, torch.ones(3), 0, 1))
a, b = torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')
print(a, b, torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4])), torch.broadcast_tensors(torch.ones(2, 1), torch.ones(3))[0].shape)
print(torch.tril(torch.ones(3, 3)), torch.triu(x, 1), torch.diag(x), torch.diag(torch.tensor([1.0, 2.0])), torch.diagonal(x, 1), torch.diag_embed(x).shape, torch.trace(x[:, :2]), torch.eye(2, 3))
print(torch.flip(x, [0, 1]), x.roll(1, 1), x.roll((1, 1), (0, 1)), x.roll(2), torch.rot90(x), x.fliplr(), x.flipud())
print(x.repeat(2, 1), x.repeat_interleave(2, dim=1), torch.tile(x[0], (2,)), x.unfold(1, 2, 1), torch.diff(x), x.T.contiguous().view(-1))
print(torch.unique(torch.tensor([3, 1, 2, 1, 3])), torch.unique(torch.tensor([3, 1, 1]), return_inverse=True, return_counts=True), torch.unique_consecutive(torch.tensor([1, 1, 2, 1])), torch.bincount(torch.tensor([0, 1, 1, 3])), torch.searchsorted(torch.tensor([1.0, 3.0, 5.0]), torch.tensor([2.0, 5.0])), torch.histc(torch.tensor([0.0, 1.0, 2.0, 1.5]), 4))
for attempt in (lambda: torch.cat([]), lambda: torch.cat([x, torch.ones(2)]), lambda: torch.cat([torch.tensor(1.0), torch.tensor(2.0)]), lambda: torch.stack([x, torch.ones(3)]), lambda: x.gather(1, torch.tensor([[5]])), lambda: x.split([1, 5], 1), lambda: x.index_select(0, torch.tensor([4])), lambda: x.narrow(1, 2, 3), lambda: torch.cat([x, 1])):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split('\n')[0])
