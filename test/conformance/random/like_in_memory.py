"""Tensors like another one keep the order in which its axes lie in memory, and random numbers are drawn in that order."""
import torch

r = torch.arange(6.0).reshape(2, 3)
images = torch.zeros(2, 3, 4, 5).permute(0, 2, 3, 1)
cases = {'plain': r, 'turned': r.t(), 'images': images, 'steps': r[:, ::2], 'expanded': r.expand(2, 2, 3), 'cut': images[:, 1:3]}
for name, like in cases.items():
    for make in (torch.zeros_like, torch.ones_like, torch.empty_like, torch.rand_like, torch.randn_like, lambda x: torch.full_like(x, 2), lambda x: torch.randint_like(x, 9), lambda x: x.clone(), lambda x: x * 2):
        print(name, make(like).stride(), end=' ')
    print(torch.zeros_like(like, memory_format=torch.contiguous_format).stride())
    torch.manual_seed(5)
    print(torch.rand_like(like).flatten()[:7], torch.randn_like(like).flatten()[:7], torch.randint_like(like, 9).flatten()[:7])
    torch.manual_seed(5)
    print(torch.bernoulli(torch.full_like(like, 0.4)).flatten()[:9], torch.empty_like(like).uniform_().flatten()[:7], torch.empty_like(like).normal_().flatten()[:7])
    torch.manual_seed(5)
    print(torch.nn.functional.dropout(torch.ones_like(like), 0.5).flatten()[:9], torch.empty_like(like).exponential_().flatten()[:7])
    print(torch.zeros_like(like).flatten()[:3], torch.zeros_like(like, dtype=torch.int64).sum(), torch.full_like(like, 3.5).sum())
