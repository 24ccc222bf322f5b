"""RNN text GAN, beam, string processing, Counter vocab, teacher forcing, BLEU."""
import re, string, collections, math, random, json, textwrap, bisect, heapq
from collections import Counter, deque, ChainMap, OrderedDict, defaultdict
import torch, torch.nn as nn, torch.nn.functional as F
text = """The critic scores the real, the fake; the penalty holds it: "one-Lipschitz"! The critic isn't a judge."""
tok = re.findall(r"[a-z]+(?:'[a-z]+)?|[^\w\s]", text.lower())
cnt = Counter(tok); print(cnt.most_common(3), cnt["zzz"], sum(cnt.values()), (cnt & Counter(["the", "the"])), cnt - Counter(tok[:5]) == cnt, list(Counter("aab").elements()))
vocab = ["<pad>", "<bos>", "<eos>"] + sorted(w for w, c in cnt.items() if c >= 1)
stoi = {w: i for i, w in enumerate(vocab)}; itos = dict(map(reversed, stoi.items())); print(len(vocab), stoi["critic"], itos[3])
ids = torch.tensor([[1] + [stoi[w] for w in tok[:6]] + [2], [1] + [stoi[w] for w in tok[6:10]] + [2, 0, 0]])
class Gen(nn.Module):
    def __init__(s, V, e=6, h=8):
        super().__init__(); s.emb = nn.Embedding(V, e, padding_idx=0); s.rnn = nn.LSTM(e, h, 2, batch_first=True, dropout=.2); s.out = nn.Linear(h, V)
        for n, p in s.rnn.named_parameters():
            if "weight_hh" in n: nn.init.orthogonal_(p)
            elif "bias" in n: nn.init.constant_(p, 0); p.data[p.numel() // 4:p.numel() // 2].fill_(1)
    def forward(s, x, st=None): o, st = s.rnn(s.emb(x), st); return s.out(o), st
    @torch.no_grad()
    def sample(s, n, k=3, T=1.0):
        x, st, out = torch.ones(n, 1, dtype=torch.long), None, []
        for _ in range(5):
            lg, st = s(x, st); lg = lg[:, -1] / T
            v, _i = lg.topk(k); lg[lg < v[:, [-1]]] = -float("inf")
            x = torch.multinomial(lg.softmax(-1), 1); out.append(x)
        return torch.cat(out, 1)
torch.manual_seed(0); G = Gen(len(vocab)); opt = torch.optim.Adam(G.parameters(), 1e-2)
for ep in range(4):
    lg, _ = G(ids[:, :-1]); loss = F.cross_entropy(lg.reshape(-1, len(vocab)), ids[:, 1:].reshape(-1), ignore_index=0, label_smoothing=.1)
    opt.zero_grad(); loss.backward(); tn = nn.utils.clip_grad_norm_(G.parameters(), .5); nn.utils.clip_grad_value_(G.parameters(), .1); opt.step(); print(f"{ep}: {loss:.4f} ppl={math.exp(loss):.2f} {tn:.4f}")
G.eval(); s = G.sample(2); print(s, [" ".join(itos[i] for i in r) for r in s.tolist()], G.emb.weight[0])
def beam(lp, k=2):
    h = [(0., [])]
    for row in lp: h = heapq.nlargest(k, ((a + p, q + [i]) for a, q in h for i, p in enumerate(row.tolist())), key=lambda t: t[0])
    return [(round(a, 4), q) for a, q in h]
print(beam(F.log_softmax(torch.tensor([[1., 2., 0.], [0., 1., .5]]), -1)))
def bleu(c, r, n=2):
    ps = []
    for k in range(1, n + 1):
        a, b = (Counter(tuple(z[i:i + k]) for i in range(len(z) - k + 1)) for z in (c, r)); ps.append(sum((a & b).values()) / max(1, sum(a.values())))
    return math.exp(sum(math.log(p) if p else float("-inf") for p in ps) / n) * min(1, math.exp(1 - len(r) / len(c)))
print(round(bleu("a b c d".split(), "a b d c".split()), 4), bleu(["x"], ["y"]))
dq = deque(maxlen=3); [dq.append(i) for i in range(5)]; dq.rotate(1); print(dq, dq[0], ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], bisect.bisect([1, 3, 5], 3))
print(re.sub(r"(?P<w>\w+)-(\w+)", r"\2-\g<w>", "one-two"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(\d+)(?:e(\d+))?", "12e3").groups(), re.fullmatch(r"epoch_(?P<n>\d+)\.pt", "epoch_012.pt")["n"], [m.span() for m in re.finditer("a", "banana")], bool(re.search(r"(?i)CRIT", "critic")), re.compile(r"x{2,3}").pattern, re.escape("a.b"))
print("abc".center(9, "*"), "a,b".partition(","), "Ab".swapcase(), "x=1".split("=", 1), "aXbX".rsplit("X", 1), " pad ".strip(), "abc".zfill(5), "a-b".title(), "%-8s|%5.1f%%|%05d|%x" % ("n", 99.5, 42, 255), string.ascii_lowercase[:3], "tab\tq".expandtabs(4), "é".encode(), b"\xc3\xa9".decode(), "abc"[::-1], "a b".translate(str.maketrans("a", "z")), "abc".find("z"), "{0:>{w}}|{1:^{w}.{p}f}".format("r", 3.14159, w=8, p=2), f"{3.0:g} {1e10:g} {1e-5:g} {12345.678:,.1f} {0.25:.0%} {7:08b} {255:#x} {1e3:.2e} {'x'!r} {-3:+} {3:=+5d}")
print(textwrap.shorten("a long sentence that is cut", 15), textwrap.fill("aa bb cc dd", 5), textwrap.dedent("  a\n   b"), json.dumps({"b": [1, 2.5, None, True], "a": {"x": "é"}}, sort_keys=True, indent=2, ensure_ascii=False), json.loads('{"a": [1, 2.0, null]}'), json.dumps(float("nan")))
try: json.loads("{a: 1}")
except json.JSONDecodeError as e: print(e, e.pos)
random.seed(0); print(random.sample(range(10), 3), random.choice("abc"), random.shuffle(l := [1, 2, 3, 4]), l, random.gauss(0, 1), random.uniform(1, 2), random.randint(1, 6), random.choices([1, 2], weights=[1, 3], k=4), random.random())
