"""Generators: seeds, states, streams of their own."""
import torch, random
import numpy as np
g = torch.Generator()
print(g.device, g.initial_seed(), g.manual_seed(7) is g, g.initial_seed())
print(torch.rand(2, generator=g), torch.randn(3, generator=g), torch.randint(9, (3,), generator=g), torch.randperm(4, generator=g))
s = g.get_state()
print(s.dtype, s.shape, s[:8], s.long().sum())
a = torch.randn(3, generator=g)
print(torch.equal(s, g.get_state()))
print(g.set_state(s) is g, torch.equal(a, torch.randn(3, generator=g)))
print(torch.manual_seed(3) is torch.default_generator, torch.initial_seed(), type(torch.manual_seed(3)).__name__)
a = torch.rand(1)
state = torch.get_rng_state()
b = torch.rand(1)
torch.set_rng_state(state)
print(a, b, torch.rand(1), state.sum())
with torch.random.fork_rng():
    torch.manual_seed(99); print(torch.rand(1))
print(torch.rand(1))
torch.set_rng_state(state); torch.rand(1); print(torch.rand(1))
torch.manual_seed(-1); print(torch.rand(1), torch.initial_seed())
torch.manual_seed(2 ** 40 + 5); print(torch.rand(1))
torch.manual_seed(5); print(torch.rand(1))
torch.manual_seed('12'); print(torch.rand(1)); torch.manual_seed(3.7); print(torch.initial_seed())
def seed_everything(seed):
    random.seed(seed); np.random.seed(seed); torch.manual_seed(seed)
    torch.cuda.manual_seed(seed); torch.cuda.manual_seed_all(seed)
    torch.backends.cudnn.deterministic = True; torch.backends.cudnn.benchmark = False
seed_everything(42); print(torch.rand(2), np.random.rand(2), random.random())
h = torch.Generator(device='cpu'); h.manual_seed(0)
print(torch.randn(2, generator=h), torch.empty(2).normal_(generator=h), torch.bernoulli(torch.tensor([0.5, 0.5]), generator=h), torch.multinomial(torch.tensor([0.2, 0.8]), 3, True, generator=h))
for f in (lambda: torch.manual_seed('x'), lambda: g.manual_seed('x'), lambda: g.set_state(torch.zeros(3)), lambda: torch.set_rng_state(torch.zeros(3, dtype=torch.uint8)), lambda: torch.manual_seed(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
