"""The greatest singular value of wide and tall matrices, and its gradient."""
import torch

torch.manual_seed(0)
for shape in ((64, 768), (512, 40), (60, 60), (16, 3, 24, 24)):
    x = torch.randn(*shape, dtype=torch.float64, requires_grad=True)
    flat = x.flatten(1)
    norm = torch.linalg.matrix_norm(flat, 2)
    norm.backward()
    print(norm, x.grad.flatten()[:4], x.grad.norm())
    print(torch.linalg.matrix_norm(flat, -2), torch.linalg.matrix_norm(flat, "nuc"), torch.linalg.norm(flat, 2), torch.linalg.svdvals(flat)[:3], torch.linalg.cond(flat))
    u, s, vh = torch.linalg.svd(flat, full_matrices=False)
    print((u * s @ vh - flat).abs().max() < 1e-11, (u.t() @ u - torch.eye(len(s))).abs().max() < 1e-11, (vh @ vh.t() - torch.eye(len(s))).abs().max() < 1e-11)
low = torch.ones(50, 2, dtype=torch.float64) @ torch.tensor([[1.0, 2.0, 3.0], [0.5, 1.0, 1.5]], dtype=torch.float64)
print(torch.linalg.matrix_rank(low), torch.linalg.matrix_norm(low, 2), torch.linalg.matrix_norm(low, "nuc"))
