import torch
from torch import autograd

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = torch.tensor([4.0, 5.0, 6.0], requires_grad=True)
print(torch.autograd.grad((x * y).sum(), x))
print(torch.autograd.grad((x * y).sum(), [x, y]))
print(torch.autograd.grad(x * y, x, torch.ones(3)))
print(torch.autograd.grad(outputs=x * y, inputs=(x, y), grad_outputs=torch.tensor([1.0, 0.0, -1.0])))
print(torch.autograd.grad([(x ** 2).sum(), (x ** 3).sum()], x))
print(torch.autograd.grad([x ** 2, (x * y).sum()], [x, y], grad_outputs=[torch.ones(3), None]))
gradient, = autograd.grad((x ** 3).sum(), x, create_graph=True)
print(gradient, gradient.requires_grad)
second, = autograd.grad(gradient.sum(), x, retain_graph=True)
print(second, second.requires_grad)
third = autograd.grad(gradient.sum(), x, create_graph=True)[0]
print(third, autograd.grad(third.sum(), x)[0])
print(autograd.grad(x.sum(), [x, y], allow_unused=True))
out = (x * y).sum()
print(autograd.grad(out, x, retain_graph=True), autograd.grad(out, y))
print(autograd.grad((x * 2).sum(), x, only_inputs=True, is_grads_batched=False))
print(autograd.grad(x[0] * x[1], x), autograd.grad(x.sum() * 0 + 5, x))
z = x * 2
print(autograd.grad((z * y).sum(), z), z.is_leaf, x.is_leaf, x.grad_fn, type(z.grad_fn).__name__)
for attempt in (
    lambda: autograd.grad(x * y, x),
    lambda: autograd.grad(x.sum(), y),
    lambda: autograd.grad(torch.ones(3).sum(), x),
    lambda: autograd.grad(x.detach().sum(), x),
    lambda: autograd.grad(x.sum(), torch.ones(3)),
    lambda: autograd.grad(x * y, x, torch.ones(2)),
    lambda: autograd.grad(x * y, x, grad_outputs=torch.ones(3, 1)),
    lambda: [autograd.grad(out, x), autograd.grad(out, x)],
    lambda: torch.tensor([1, 2], requires_grad=True),
    lambda: x.view(3).requires_grad_(False),
    lambda: (x * 2).numpy(),
    lambda: x.numpy(),
):
    try:
        print(attempt())
    except RuntimeError as error:
        print(error)
