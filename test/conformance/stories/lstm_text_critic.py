"""A character critic with an LSTM: real text is one-hot, fake text is a softmax; the penalty walks between."""
import string
from collections import Counter, defaultdict

import torch
import torch.nn as nn
import torch.nn.functional as F

corpus = """the quick brown fox
jumps over the lazy dog
a critic with a slope
that never exceeds one
""".splitlines()
charset = sorted(set("".join(corpus)))
stoi = {ch: i for i, ch in enumerate(charset)}
itos = dict((i, ch) for ch, i in stoi.items())
MAXLEN = max(map(len, corpus))
print(len(charset), MAXLEN, Counter("".join(corpus)).most_common(3))


def encode(line, width=MAXLEN):
    padded = line.ljust(width)
    return torch.tensor([stoi[c] for c in padded])


def decode(indices):
    return "".join(itos[int(i)] for i in indices).rstrip()


batch = torch.stack([encode(line) for line in corpus])
assert [decode(row) for row in batch] == corpus
real = F.one_hot(batch, num_classes=len(charset)).float()


class Critic(nn.Module):
    def __init__(self, vocab, hidden=12, cell="lstm"):
        super().__init__()
        rnn = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}[cell]
        self.rnn = rnn(vocab, hidden, num_layers=2, batch_first=True, bidirectional=(cell == "gru"))
        self.score = nn.Linear(hidden * (2 if cell == "gru" else 1), 1)

    def forward(self, x):
        out, state = self.rnn(x)
        return self.score(out[:, -1]).squeeze(-1)


class Generator(nn.Module):
    def __init__(self, vocab, latent=6):
        super().__init__()
        self.fc = nn.Linear(latent, 16)
        self.cell = nn.GRUCell(16, 16)
        self.out = nn.Linear(16, vocab)

    def forward(self, z, temperature=0.7):
        h = torch.tanh(self.fc(z))
        x, rows = h, []
        for _ in range(MAXLEN):
            h = self.cell(x, h)
            x = h
            rows.append(F.softmax(self.out(h) / temperature, dim=-1))
        return torch.stack(rows, dim=1)


def gradient_penalty(critic, real, fake):
    eps = torch.rand(real.size(0), 1, 1)
    mix = (eps * real + (1 - eps) * fake).requires_grad_()
    g = torch.autograd.grad(critic(mix).sum(), mix, create_graph=True)[0]
    return ((g.reshape(len(g), -1).norm(dim=1) - 1) ** 2).mean()


history = defaultdict(list)
for cell in ("rnn", "gru", "lstm"):
    torch.manual_seed(2)
    critic, gen = Critic(len(charset), cell=cell), Generator(len(charset))
    opt = torch.optim.RMSprop(critic.parameters(), lr=1e-3)
    for step in range(2):
        fake = gen(torch.randn(len(corpus), 6)).detach()
        gp = gradient_penalty(critic, real, fake)
        loss = critic(fake).mean() - critic(real).mean() + 10 * gp
        opt.zero_grad()
        loss.backward()
        opt.step()
        history[cell].append(loss.item())
    print(cell, ["%.4f" % v for v in history[cell]], {n: "%.4f" % p.grad.norm() for n, p in critic.named_parameters() if "l0" in n and "reverse" not in n})
print(decode(gen(torch.zeros(1, 6)).argmax(-1)[0]) != "", string.ascii_lowercase[:3])
