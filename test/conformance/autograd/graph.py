import torch

torch.manual_seed(0)
w = torch.randn(4, 3, requires_grad=True)
x = torch.randn(2, 4, requires_grad=True)
b = torch.randn(3, requires_grad=True)
loss = ((x @ w + b).tanh() ** 2).mean()
loss.backward()
print(w.grad, x.grad, b.grad, sep='\n')
w.grad = x.grad = b.grad = None
h = (x.unsqueeze(1) * torch.ones(1, 5, 1)).permute(0, 2, 1).reshape(2, -1)
(h[:, ::3] ** 2).sum().backward()
print(x.grad)
x.grad = None
parts = x.chunk(2, dim=1)
(torch.cat([parts[1], parts[0] * 2], 1)[:, 1:3] * torch.arange(2.0)).sum().backward()
print(x.grad)
x.grad = None
torch.stack([x[0] * x[1], x[1] ** 2]).view(-1).narrow(0, 2, 4).sum().backward()
print(x.grad)
x.grad = None
x.repeat(2, 3).mul(torch.arange(48.0).view(4, 12)).mean().backward()
print(x.grad)
x.grad = None
x.t().contiguous().view(-1).pow(2).mean(0).backward()
print(x.grad)
x.grad = None
x.gather(1, torch.tensor([[0, 0], [3, 1]])).pow(2).sum().backward()
print(x.grad)
x.grad = None
x.masked_fill(x > 0, 0).sum().backward()
print(x.grad)
x.grad = None
torch.einsum('bi,ij->bj', x, w).pow(2).sum().backward()
print(x.grad)
x.grad = None
torch.bmm(x.unsqueeze(1), x.unsqueeze(2)).sum().backward()
print(x.grad)
x.grad = None
torch.lerp(x, x.detach() * 0, torch.full((2, 1), 0.25)).sum().backward()
print(x.grad)
x.grad = None
(x / x.norm(2, dim=1, keepdim=True)).sum().backward()
print(x.grad)
x.grad = None
x.to(torch.float64).sum().backward()
print(x.grad.dtype, x.grad)
x.grad = None
x.float().cpu().contiguous().clone().squeeze().view_as(x).sum().backward()
print(x.grad)


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, value):
        ctx.save_for_backward(value)
        return value * 2

    @staticmethod
    def backward(ctx, grad):
        value, = ctx.saved_tensors
        return grad * 2 + value * 0


x.grad = None
Double.apply(x).sum().backward()
print(x.grad)
print(torch.autograd.functional.jacobian(lambda v: v ** 2, torch.tensor([1.0, 2.0])))
print(torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), torch.tensor([1.0, 2.0])))
