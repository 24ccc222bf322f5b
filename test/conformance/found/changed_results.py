"""A result changed through a view is noticed when it changes again."""
import torch
x = torch.tensor([[0.5, 1.5], [0.25, -0.75]], dtype=torch.float64, requires_grad=True)
y = x * 2
y[0].exp_()
y.sum().backward()
print(x.grad)
y = x * 2
y[0].exp_()
y += 1
try:
    y.sum().backward()
except RuntimeError as error:
    print(str(error)[:100])
y = x * 2
y[1].mul_(3)
y += 1
y.sum().backward()
print(x.grad)
