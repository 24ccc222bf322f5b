"""Which keywords PyTorch understands: functions of C++ take NumPy's, functions of Python do not."""
import torch, torch.nn.functional as F
x = torch.ones(2,3)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:200])
t(lambda: torch.norm(x, 2, axis=1))
t(lambda: x.norm(axis=1))
t(lambda: x.norm(2, dim=1, keepdim=True))
t(lambda: F.normalize(x, axis=1))
t(lambda: F.relu(input=x))
t(lambda: x.sum(axis=1, keepdims=True))
t(lambda: F.mse_loss(input=x, target=x))
t(lambda: torch.norm(input=x, p=2, dim=1))
t(lambda: F.softmax(x, axis=1))
t(lambda: torch.linalg.norm(x, axis=1))
t(lambda: x.square().summ())
t(lambda: torch.autograd.grad(outputs=x, input=x))
t(lambda: F.linear(x, torch.ones(4,3), bias=None).shape)
