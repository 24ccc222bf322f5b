# exact
import torch

x = torch.arange(24.0).reshape(2, 3, 4)
print(x.view(6, 4).shape, x.view(-1).shape, x.view(2, -1).shape, x.view(x.size(0), -1).shape, x.reshape(4, 6).shape, x.view(torch.Size([3, 8])).shape)
print(x.flatten().shape, x.flatten(1).shape, x.flatten(start_dim=1, end_dim=2).shape, torch.flatten(x, 1).shape, x.flatten(0, 1).shape)
print(x.t().shape if x.dim() == 2 else 'three', x.transpose(0, 2).shape, x.permute(2, 0, 1).shape, x[0].t().shape, x.mT.shape)
print(x.unsqueeze(0).shape, x.unsqueeze(-1).shape, x[:, :1].squeeze(1).shape, x[:, :1].squeeze().shape, x[None].shape, x[..., None].shape)
print(x.expand(5, 2, 3, 4).shape, x[:, :1].expand(-1, 7, -1).shape, torch.ones(2, 1).expand_as(torch.zeros(2, 3)).shape)
print(x.repeat(1, 2, 1).shape, x[0].repeat_interleave(2, dim=0).shape, x.narrow(2, 1, 2).shape, x.unflatten(2, (2, 2)).shape)
print([part.shape for part in x.chunk(2, dim=2)], [part.shape for part in x.split(2, dim=1)], [part.shape for part in torch.split(x, [1, 3], 2)], len(x.unbind(1)))
print(x.stride(), x.permute(2, 0, 1).stride(), x.is_contiguous(), x.permute(2, 0, 1).is_contiguous(), x.permute(2, 0, 1).contiguous().stride())
print(torch.movedim(x, 0, 2).shape, x.swapaxes(0, 1).shape, x.flip(0)[0, 0], torch.roll(x[0, 0], 1), torch.rot90(x[0]).shape)
y = x.view(-1)
y[0] = 100
print(x[0, 0, 0])
z = x.clone()
z[0, 0, 0] = 5
print(x[0, 0, 0], z[0, 0, 0])
for attempt in (
    lambda: x.view(5, 5),
    lambda: x.reshape(7, -1),
    lambda: x.permute(2, 0, 1).view(-1),
    lambda: x.view(-1, -1),
    lambda: x.expand(2, 3, 5),
    lambda: x.transpose(0, 3),
    lambda: x.squeeze(5),
    lambda: torch.cat([torch.zeros(2, 3), torch.zeros(3, 2)]),
    lambda: torch.stack([torch.zeros(2), torch.zeros(3)]),
):
    try:
        print(attempt().shape)
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)
