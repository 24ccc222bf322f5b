"""Jupyter-like: plots as data, tqdm, time, history dict, early stopping, checkpointing to memory, EMA, grad accumulation, clip, AMP."""
import io, copy, math, time, json, random, os, sys, collections, itertools
import torch, torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader
tqdm = lambda x, **k: x
class trange:
    def __init__(s, n, **k): s.n = n
    def __iter__(s): return iter(range(s.n))
    def set_postfix(s, **k): pass
device = torch.device("cuda" if torch.cuda.is_available() else "cpu"); print(device, torch.cuda.device_count(), torch.backends.cudnn.enabled, torch.__version__.split('+')[0][:4])
torch.manual_seed(2); random.seed(2)
X = torch.randn(64, 2); Y = (X[:, 0] * X[:, 1] > 0).long()
dl = DataLoader(TensorDataset(X, Y), batch_size=16, shuffle=True, num_workers=0, pin_memory=False)
net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Dropout(.1), nn.Linear(16, 2)).to(device)
opt = torch.optim.AdamW(net.parameters(), lr=.01); scaler = torch.cuda.amp.GradScaler(enabled=False); hist = collections.defaultdict(list); best, wait, state = math.inf, 0, None
for epoch in (bar := trange(6, desc="train", leave=False)):
    net.train(); tot = 0.
    for i, (x, y) in enumerate(tqdm(dl, disable=True)):
        x, y = x.to(device, non_blocking=True), y.to(device)
        with torch.cuda.amp.autocast(enabled=False): loss = nn.functional.cross_entropy(net(x), y) / 2
        scaler.scale(loss).backward()
        if (i + 1) % 2 == 0:
            scaler.unscale_(opt); nn.utils.clip_grad_value_(net.parameters(), .5); scaler.step(opt); scaler.update(); opt.zero_grad(set_to_none=True)
        tot += loss.item() * 2 * x.size(0)
    net.eval()
    with torch.no_grad(): acc = (net(X).argmax(1) == Y).float().mean().item()
    hist["loss"].append(round(tot / 64, 4)); hist["acc"].append(acc); bar.set_postfix(loss=tot)
    if tot < best - 1e-3: best, wait, state = tot, 0, copy.deepcopy(net.state_dict())
    else:
        wait += 1
        if wait > 2: print("stop", epoch); break
print(json.dumps(hist, indent=1)); buf = io.BytesIO(); torch.save({"net": state, "epoch": epoch, "opt": opt.state_dict()}, buf); buf.seek(0); ck = torch.load(buf, map_location="cpu"); print(ck.keys(), net.load_state_dict(ck["net"]), ck["epoch"])
n = sum(p.numel() for p in net.parameters() if p.requires_grad); print(f"{n:,} parameters", [tuple(p.shape) for p in net.parameters()])
for name, p in net.named_parameters():
    if "bias" in name: p.requires_grad_(False)
print([n for n, p in net.named_parameters() if p.requires_grad]); print(net[0].weight.grad is None, list(net.children())[1], net[-1].out_features, isinstance(net[0], nn.Linear))
acts = {}
h = net[0].register_forward_hook(lambda m, i, o: acts.__setitem__("fc", (tuple(i[0].shape), o.detach().mean().item().__round__(4)))); net(X); h.remove(); print(acts)
hb = net[3].register_full_backward_hook(lambda m, gi, go: print("bw", [g.shape if g is not None else None for g in gi], go[0].shape)); net(X[:2]).sum().backward(); hb.remove()
hp = net[0].register_forward_pre_hook(lambda m, i: (i[0] * 0,)); print(torch.equal(net[0](X[:1])[0], net[0].bias)); hp.remove()
def init(m):
    if isinstance(m, nn.Linear): nn.init.normal_(m.weight, 0, .02); nn.init.zeros_(m.bias)
print(net.apply(init)[0].weight.std() < .05, net.training, net.half()[0].weight.dtype, net.float()[0].weight.dtype)
t0 = time.time(); assert time.perf_counter() >= 0 and time.time() - t0 < 5; print(os.environ.get("HOME_X", "none"), os.path.exists("/nope"), sys.argv[1:], len(sys.version) > 3)
