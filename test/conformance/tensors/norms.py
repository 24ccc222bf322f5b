import torch

torch.manual_seed(1)
g = torch.randn(3, 2, 4, 4)
flat = g.view(3, -1)
print(g.norm().item(), g.norm(2).item(), torch.norm(g).item(), torch.norm(g, 2).item(), torch.linalg.norm(g).item(), torch.linalg.vector_norm(g).item(), g.norm('fro').item())
print(flat.norm(2, dim=1), flat.norm(dim=1), flat.norm(2, 1), torch.norm(flat, dim=1), torch.norm(flat, 2, 1), flat.norm(p=2, dim=-1), torch.linalg.norm(flat, dim=1), torch.linalg.norm(flat, 2, 1), torch.linalg.vector_norm(flat, ord=2, dim=1), sep='\n')
print(g.norm(2, dim=1).shape, g.norm(2, dim=1)[0, 0], g.norm(2, dim=(1, 2, 3)), torch.linalg.vector_norm(g, dim=(1, 2, 3)), torch.norm(g, 2, dim=[1, 2, 3]), sep='\n')
print(flat.norm(1, dim=1), flat.norm(3, dim=1), flat.norm(0, dim=1), flat.norm(float('inf'), dim=1), flat.norm(-float('inf'), dim=1), flat.norm(0.5, dim=1), sep='\n')
print(flat.norm(2, dim=1, keepdim=True).shape, g.norm(2, dim=(1, 2, 3), keepdim=True).shape, g.norm(2, 0).shape, torch.norm(g, p='fro', dim=(2, 3)).shape)
print(torch.linalg.norm(g, 2, dim=(2, 3))[0], torch.linalg.matrix_norm(g)[0], torch.linalg.norm(g[0, 0], 'nuc').item(), torch.linalg.norm(g, ord='fro', dim=(2, 3))[0], torch.linalg.norm(g[0, 0], 1).item(), torch.linalg.norm(g[0, 0], float('inf')).item())
print(flat.pow(2).sum(1).sqrt(), torch.sqrt(torch.sum(flat ** 2, dim=1) + 1e-12), g.square().sum([1, 2, 3]).sqrt(), (flat * flat).sum(1).pow(0.5), sep='\n')
print(torch.nn.functional.normalize(flat, dim=1)[0, :4], torch.dist(flat[0], flat[1]).item(), torch.cdist(flat, flat)[0], (flat / flat.norm(2, dim=1, keepdim=True)).norm(2, dim=1))
for p in (1, 2, 3, float('inf')):
    z = torch.zeros(2, 3, requires_grad=True)
    z.norm(p, dim=1).sum().backward()
    print(p, z.grad.tolist())
for p in (1, 2, 3, float('inf'), 0.5):
    w = flat.detach().clone().requires_grad_()
    ((w.norm(p, dim=1) - 1) ** 2).mean().backward()
    print(p, w.grad[0, :4])
z = torch.zeros(2, 3, requires_grad=True)
(z.pow(2).sum(1).sqrt()).sum().backward()
print(z.grad.tolist())
for attempt in (lambda: flat.norm(2, dim=2), lambda: torch.tensor([1, 2]).norm(), lambda: torch.linalg.norm(g, 2), lambda: g.norm('nuc'), lambda: torch.linalg.norm(flat, dim=(1, 1)), lambda: g.norm(dim=(1, 2, 3)), lambda: torch.norm(g, 'fro', dim=[1, 2, 3]), lambda: torch.norm(g, None, dim=[1, 2, 3]), lambda: torch.linalg.norm(g, dim=(1, 2, 3))):
    try:
        print(attempt())
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
