"""Mixed precision on the CPU: what autocast casts, and a scaler that does nothing."""
import torch
from torch import nn
from torch.cuda.amp import autocast, GradScaler
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = GradScaler()
print(scaler.is_enabled(), scaler.get_scale(), scaler.state_dict())
x, y = torch.randn(6, 4), torch.randn(6, 1)
for _ in range(3):
    opt.zero_grad()
    with autocast():
        out = model(x)
        loss = nn.functional.mse_loss(out, y)
    scaler.scale(loss).backward()
    scaler.unscale_(opt)
    norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    scaler.step(opt)
    scaler.update()
    print(out.dtype, loss.item(), norm.item(), scaler.get_scale())
off = GradScaler(enabled=False, init_scale=1024.)
print(off.scale(loss) is loss, off.state_dict())
scaler.load_state_dict({})
with torch.autocast('cpu', enabled=False):
    print(model(x).dtype)
with torch.autocast(device_type='cpu', dtype=torch.bfloat16):
    h = model(x)
    print(h.dtype, torch.is_autocast_cpu_enabled(), (x @ x.T).dtype, torch.mm(x, x.T).dtype, (h + x[:, :1]).dtype, x.sum().dtype, torch.relu(h).dtype, nn.functional.softmax(h, 0).dtype, torch.bmm(x[None], x.T[None]).dtype, nn.functional.mse_loss(h, y).dtype, torch.exp(h).dtype, h.float().dtype, torch.cat([h, y]).dtype)
    with torch.autocast('cpu', enabled=False):
        print((x @ x.T).dtype)
    with torch.cpu.amp.autocast():
        print((x @ x.T).dtype)
    loss = nn.functional.mse_loss(model(x).float(), y)
loss.backward()
print([round(p.grad.sum().item(), 2) for p in model.parameters()], model[0].weight.grad.dtype)
print(torch.is_autocast_cpu_enabled(), torch.get_autocast_cpu_dtype())

@torch.autocast('cpu', dtype=torch.bfloat16)
def f(a):
    return a @ a
print(f(torch.eye(2)).dtype)
@autocast()
def g(a):
    return a @ a
print(g(torch.eye(2)).dtype)
for bad in (lambda: torch.autocast('gpu'), lambda: torch.autocast()):
    try:
        bad()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
