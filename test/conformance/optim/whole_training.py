"""A classifier trained as people train them: warm-up and cosine, accumulation, clipping, EMA, early stopping, checkpoints."""
import argparse, copy, io, math, os, random, time
from collections import defaultdict, deque
from dataclasses import dataclass, field
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.optim.lr_scheduler import LambdaLR, CosineAnnealingLR, SequentialLR, LinearLR
from torch.utils.data import DataLoader, Dataset, random_split

@dataclass
class Config:
    lr: float = 3e-3
    epochs: int = 3
    batch_size: int = 8
    accumulate: int = 2
    clip: float = 1.0
    ema: float = 0.9
    device: str = 'cuda' if torch.cuda.is_available() else 'cpu'
    betas: tuple = (0.9, 0.98)

def seed_everything(seed):
    random.seed(seed); np.random.seed(seed); torch.manual_seed(seed)
    if torch.cuda.is_available():
        torch.cuda.manual_seed_all(seed)
    torch.backends.cudnn.deterministic = True
    os.environ['PYTHONHASHSEED'] = str(seed)

class Blobs(Dataset):
    def __init__(self, n=48, classes=3):
        g = torch.Generator().manual_seed(0)
        self.centers = torch.randn(classes, 5, generator=g) * 2
        self.y = torch.randint(classes, (n,), generator=g)
        self.x = self.centers[self.y] + torch.randn(n, 5, generator=g)
    def __len__(self): return len(self.y)
    def __getitem__(self, i): return self.x[i], self.y[i]

class EMA:
    def __init__(self, model, decay):
        self.decay = decay
        self.shadow = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
    @torch.no_grad()
    def update(self, model):
        for n, p in model.named_parameters():
            self.shadow[n].mul_(self.decay).add_(p, alpha=1 - self.decay)
    def copy_to(self, model):
        for n, p in model.named_parameters():
            p.data.copy_(self.shadow[n])

class Meter:
    def __init__(self): self.total, self.n = 0.0, 0
    def update(self, v, n=1): self.total += v * n; self.n += n
    @property
    def avg(self): return self.total / max(1, self.n)

def accuracy(logits, y): return (logits.argmax(dim=1) == y).float().mean().item()

cfg = Config()
seed_everything(42)
train_set, val_set = random_split(Blobs(), [40, 8], generator=torch.Generator().manual_seed(1))
train_loader = DataLoader(train_set, cfg.batch_size, shuffle=True, drop_last=True, num_workers=0, pin_memory=torch.cuda.is_available())
val_loader = DataLoader(val_set, cfg.batch_size)
model = nn.Sequential(nn.Linear(5, 16), nn.LayerNorm(16), nn.GELU(), nn.Dropout(0.1), nn.Linear(16, 3)).to(cfg.device)
print(sum(p.numel() for p in model.parameters() if p.requires_grad))
no_decay = {'bias'}
groups = [{'params': [p for n, p in model.named_parameters() if p.ndim > 1], 'weight_decay': 0.01}, {'params': [p for n, p in model.named_parameters() if p.ndim <= 1], 'weight_decay': 0.0}]
opt = torch.optim.AdamW(groups, lr=cfg.lr, betas=cfg.betas)
steps = cfg.epochs * math.ceil(len(train_loader) / cfg.accumulate)
warm = LinearLR(opt, start_factor=0.1, total_iters=2)
sched = SequentialLR(opt, [warm, CosineAnnealingLR(opt, T_max=steps - 2)], milestones=[2])
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
scaler = torch.cuda.amp.GradScaler(enabled=cfg.device == 'cuda')
ema = EMA(model, cfg.ema)
history = defaultdict(list); recent = deque(maxlen=5); best = (float('inf'), None)
for epoch in range(1, cfg.epochs + 1):
    model.train(); loss_meter, acc_meter = Meter(), Meter()
    opt.zero_grad(set_to_none=True)
    for i, (x, y) in enumerate(train_loader):
        x, y = x.to(cfg.device, non_blocking=True), y.to(cfg.device, non_blocking=True)
        with torch.autocast(cfg.device, enabled=False):
            logits = model(x); loss = criterion(logits, y)
        scaler.scale(loss / cfg.accumulate).backward()
        if (i + 1) % cfg.accumulate == 0 or i + 1 == len(train_loader):
            scaler.unscale_(opt)
            norm = nn.utils.clip_grad_norm_(model.parameters(), cfg.clip)
            scaler.step(opt); scaler.update(); opt.zero_grad(set_to_none=True); sched.step(); ema.update(model)
            history['norm'].append(round(norm.item(), 5)); history['lr'].append(opt.param_groups[0]['lr'])
        loss_meter.update(loss.item(), x.size(0)); acc_meter.update(accuracy(logits, y), x.size(0)); recent.append(loss.item())
    model.eval(); val = Meter()
    with torch.inference_mode():
        for x, y in val_loader:
            val.update(F.cross_entropy(model(x), y, reduction='sum').item() / len(y), len(y))
    print(f'epoch {epoch:02d} | train {loss_meter.avg:.5f} | acc {acc_meter.avg:.2%} | val {val.avg:.5f} | lr {opt.param_groups[0]["lr"]:.2e}')
    if val.avg < best[0]:
        buffer = io.BytesIO()
        torch.save({'epoch': epoch, 'model': model.state_dict(), 'opt': opt.state_dict(), 'sched': sched.state_dict(), 'cfg': cfg}, buffer)
        best = (val.avg, buffer.getvalue())
print(history['lr']); print(history['norm']); print(sum(recent) / len(recent))
ck = torch.load(io.BytesIO(best[1]))
model.load_state_dict(ck['model']); print(ck['epoch'], ck['cfg'].lr, ck['cfg'])
print([round(p.norm().item(), 6) for p in model.parameters()])
ema.copy_to(model); print([round(p.norm().item(), 6) for p in model.parameters()])
frozen = copy.deepcopy(model).requires_grad_(False); print(any(p.requires_grad for p in frozen.parameters()))
