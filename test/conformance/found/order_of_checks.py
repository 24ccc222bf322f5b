"""Which complaint comes first, and how it counts; a leaf that no longer wants a gradient gets none."""
import torch
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
def assign(x, key, value):
    x[key] = value
    return x
attempt(lambda: torch.ones(3, 4) + torch.ones(4, 3))
attempt(lambda: torch.ones(2, 3, 4) * torch.ones(2, 1, 3))
attempt(lambda: torch.ones(2, 3).expand(3, 4))
attempt(lambda: torch.ones(2, 3, dtype=torch.int64).expand(3))
attempt(lambda: assign(torch.zeros(2, 3), 0, torch.ones(1, 1, 3)))
attempt(lambda: assign(torch.zeros(2, 3), 0, torch.ones(2, 3)))
attempt(lambda: assign(torch.zeros(2, 3), (slice(None), 1), torch.ones(1, 2)))
attempt(lambda: assign(torch.zeros(2, 3, requires_grad=True), 0, torch.ones(4, 3)))
attempt(lambda: assign(torch.zeros(2, 3, requires_grad=True), 0, torch.ones(3)))
x = torch.tensor([1., 2.], requires_grad=True)
def leaf():
    x[1] -= x
attempt(leaf)
attempt(lambda: torch.tensor(1.).mT)
attempt(lambda: torch.ones(2).view(2, 1).detach_())
attempt(lambda: torch.nn.functional.glu(torch.ones(2, 3)))
attempt(lambda: torch.nn.functional.glu(torch.ones(2, 4)))
w = torch.tensor([1., 2.], requires_grad=True)
y = (w * 3).sum()
w.requires_grad_(False)
y.backward()
print(w.grad)
