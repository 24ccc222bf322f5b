import math
import torch
from torch import nn, einsum
import torch.nn.functional as F

# a small pre-norm transformer over patches scores images; written the way vision transformers are written


def exists(val):
    return val is not None


def default(val, d):
    return val if exists(val) else d


def pair(t):
    return t if isinstance(t, tuple) else (t, t)


class PreNorm(nn.Module):
    def __init__(self, dim, fn):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.fn = fn

    def forward(self, x, **kwargs):
        return self.fn(self.norm(x), **kwargs)


class Attention(nn.Module):
    def __init__(self, dim, heads=2, dim_head=None):
        super().__init__()
        dim_head = default(dim_head, dim // heads)
        self.heads, self.scale = heads, dim_head ** -0.5
        self.to_qkv = nn.Linear(dim, dim_head * heads * 3, bias=False)
        self.to_out = nn.Linear(dim_head * heads, dim)

    def forward(self, x, mask=None):
        b, n, _, h = *x.shape, self.heads
        qkv = self.to_qkv(x).chunk(3, dim=-1)
        q, k, v = map(lambda t: t.reshape(b, n, h, -1).transpose(1, 2), qkv)
        dots = einsum('b h i d, b h j d -> b h i j', q, k) * self.scale
        if exists(mask):
            dots = dots.masked_fill(~mask, -torch.finfo(dots.dtype).max)
        attn = dots.softmax(dim=-1)
        out = einsum('bhij,bhjd->bhid', attn, v)
        return self.to_out(out.transpose(1, 2).reshape(b, n, -1))


class ViTCritic(nn.Module):
    def __init__(self, *, image_size, patch, dim=16, depth=2, heads=2):
        super().__init__()
        ih, iw = pair(image_size)
        ph, pw = pair(patch)
        assert ih % ph == 0 and iw % pw == 0, 'image must divide into patches'
        self.patch = (ph, pw)
        n = (ih // ph) * (iw // pw)
        self.embed = nn.Linear(3 * ph * pw, dim)
        self.pos = nn.Parameter(torch.randn(1, n + 1, dim) * 0.02)
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.layers = nn.ModuleList([])
        for _ in range(depth):
            self.layers.append(nn.ModuleList([
                PreNorm(dim, Attention(dim, heads=heads)),
                PreNorm(dim, nn.Sequential(nn.Linear(dim, dim * 2), nn.GELU(), nn.Linear(dim * 2, dim)))]))
        self.head = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, 1))

    def forward(self, img):
        ph, pw = self.patch
        x = img.unfold(2, ph, ph).unfold(3, pw, pw).permute(0, 2, 3, 1, 4, 5).flatten(3).flatten(1, 2)
        x = self.embed(x)
        x = torch.cat((self.cls.expand(x.shape[0], -1, -1), x), dim=1) + self.pos
        for attn, ff in self.layers:
            x = attn(x) + x
            x = ff(x) + x
        return self.head(x[:, 0])


class StockCritic(nn.Module):
    """the same idea from torch's own layers"""
    def __init__(self, length=7, dim=8):
        super().__init__()
        pe = torch.zeros(length, dim)
        position = torch.arange(0, length, dtype=torch.float).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, dim, 2).float() * (-math.log(10000.0) / dim))
        pe[:, 0::2], pe[:, 1::2] = torch.sin(position * div_term), torch.cos(position * div_term)
        self.register_buffer('pe', pe.unsqueeze(0))
        layer = nn.TransformerEncoderLayer(d_model=dim, nhead=2, dim_feedforward=16, dropout=0.0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2)
        self.head = nn.Linear(dim, 1)

    def forward(self, x):
        return self.head(self.encoder(x + self.pe).mean(1))


torch.manual_seed(4)
for critic, shape in ((ViTCritic(image_size=(8, 12), patch=4), (3, 3, 8, 12)), (StockCritic(), (3, 7, 8))):
    x = torch.randn(*shape, requires_grad=True)
    y = critic(x)
    g, = torch.autograd.grad(y, x, torch.ones_like(y), create_graph=True)
    gp = ((g.flatten(1).norm(2, 1) - 1) ** 2).mean()
    gp.backward()
    total = math.sqrt(sum(p.grad.pow(2).sum().item() for p in critic.parameters() if p.grad is not None))
    print(type(critic).__name__, tuple(y.shape), f'{gp.item():.6f} {total:.6f}', sum(p.numel() for p in critic.parameters()))
    for n, p in list(critic.named_parameters())[:9]:
        print('  ', n, f'{p.grad.norm():.6f}')
try:
    ViTCritic(image_size=9, patch=4)
except AssertionError as e:
    print('AssertionError:', e)
