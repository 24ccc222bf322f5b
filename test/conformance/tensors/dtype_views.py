"""The memory of a tensor, looked at as another dtype."""
import torch

x = torch.tensor([[1.5, -2.0, 0.1], [3.0, float('inf'), -0.0]])


def show(attempt):
    try:
        result = attempt()
        print(result, result.stride(), result.dtype)
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: x.view(torch.int32))
show(lambda: x.view(torch.uint8))
show(lambda: x.view(torch.int16))
show(lambda: x.view(torch.float16)[:, 1::2])
show(lambda: x.view(torch.bfloat16))
show(lambda: x.t().view(torch.int32))
show(lambda: x.t().view(torch.int16))
show(lambda: x.view(torch.float64))
show(lambda: x[:, 1:].view(torch.float64))
show(lambda: x[:, :2].view(torch.int64))
show(lambda: torch.arange(4, dtype=torch.int32).view(torch.int64).tolist() and torch.arange(4, dtype=torch.int32).view(torch.float64))
show(lambda: torch.tensor(1.0).view(torch.int32))
show(lambda: torch.tensor(1.0).view(torch.uint8))
show(lambda: torch.tensor([True, False]).view(torch.uint8))
show(lambda: torch.arange(3, dtype=torch.uint8).view(torch.int16))
show(lambda: torch.arange(8, dtype=torch.uint8).view(torch.int32))
show(lambda: torch.arange(8).view(torch.uint8)[:9])
show(lambda: x.view(dtype=torch.int32))
bits = x.view(torch.int32)
bits[0, 0] = 0
bits[1] &= 0x7fffffff
print(x)
signs = x.view(torch.int32) >> 31
print(signs)
w = x.clone().requires_grad_()
show(lambda: w.view(torch.int32))
show(lambda: w.view(torch.float32))
halves = torch.tensor([1.0, -2.5, 65504, 6e-8, 0.0, float('inf')]).half()
show(lambda: halves.view(torch.int16))
show(lambda: halves.view(torch.int16).view(torch.float16))
show(lambda: torch.tensor([15360, -32768, 1, 31744], dtype=torch.int16).view(torch.float16))
