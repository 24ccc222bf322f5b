# exact
import torch

x = torch.ones(2, 2)
y = x
x += 1
x.add_(2).mul_(3)
x[0, 0] = 0
print(x, y is x)
x.zero_()
x.fill_(4)
x.copy_(torch.tensor([1.0, 2.0]))
x.clamp_(max=1.5).sub_(0.5).div_(2).neg_().abs_().pow_(2).sqrt_()
print(y, y._version > 5)
x.data[0] = 9
print(x)
x.requires_grad_()
for attempt in (
    lambda: x.add_(1),
    lambda: x.__setitem__(0, 1.0),
    lambda: x[0].mul_(2),
):
    try:
        print(attempt())
    except RuntimeError as error:
        print(error)
with torch.no_grad():
    x.mul_(2)
print(x)
a = torch.tensor([1.0, 2.0], requires_grad=True)
b = a * 1
b.mul_(3)
b[0] = 7
b.sum().backward()
print(a.grad, b)
a = torch.tensor([1.0, 2.0], requires_grad=True)
b = a.exp()
b += 1
try:
    b.sum().backward()
except RuntimeError as error:
    print(str(error).split(';')[0])
i = torch.tensor([1, 2])
for attempt in (lambda: i.add_(0.5), lambda: i.div_(2), lambda: torch.zeros(2).add_(torch.zeros(3)), lambda: torch.zeros(1, 2).expand(2, 2).add_(torch.ones(3, 2, 2))):
    try:
        print(attempt())
    except RuntimeError as error:
        print(str(error).split('\n')[0])
relu = torch.nn.functional.relu(torch.tensor([-1.0, 2.0]), inplace=True)
print(relu, torch.tensor([3.0, -2.0]).relu_())
