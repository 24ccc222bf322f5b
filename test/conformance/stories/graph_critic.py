"""A molecule-like graph critic (relational graph convolutions after MolGAN); edges are planes of an adjacency."""
import torch
import torch.nn as nn
from itertools import chain, product


class GraphConvolution(nn.Module):
    def __init__(self, in_features, out_feature_list, b_dim, dropout):
        super().__init__()
        self.linear1 = nn.Linear(in_features, out_feature_list[0])
        self.linear2 = nn.Linear(out_feature_list[0], out_feature_list[1])
        self.relations = nn.ModuleList([nn.Linear(in_features, out_feature_list[0], bias=False) for _ in range(b_dim)])
        self.dropout = nn.Dropout(dropout)

    def forward(self, inputs, adj, activation=None):
        hidden = torch.stack([rel(inputs) for rel in self.relations], 1)
        hidden = torch.einsum('bijk,bikl->bijl', (adj, hidden))
        hidden = torch.sum(hidden, 1) + self.linear1(inputs)
        hidden = activation(hidden) if activation is not None else hidden
        hidden = self.dropout(hidden)
        output = self.linear2(hidden)
        return activation(output) if activation is not None else output


class GraphAggregation(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.sigmoid_linear = nn.Sequential(nn.Linear(in_features, out_features), nn.Sigmoid())
        self.tanh_linear = nn.Sequential(nn.Linear(in_features, out_features), nn.Tanh())

    def forward(self, inputs):
        i, j = self.sigmoid_linear(inputs), self.tanh_linear(inputs)
        return torch.tanh(torch.sum(torch.mul(i, j), 1))


class Discriminator(nn.Module):
    def __init__(self, m_dim=4, b_dim=3):
        super().__init__()
        self.gcn = GraphConvolution(m_dim, [8, 6], b_dim, 0.0)
        self.agg = GraphAggregation(6 + m_dim, 8)
        self.output_layer = nn.Linear(8, 1)

    def forward(self, adj, hidden, node):
        adj = adj[:, :, :, 1:].permute(0, 3, 1, 2)
        annotations = torch.cat((hidden, node), -1) if hidden is not None else node
        h = self.gcn(annotations, adj, torch.nn.Tanh())
        annotations = torch.cat((h, node), -1)
        h = self.agg(annotations)
        return self.output_layer(h), h


def label2onehot(labels, dim):
    out = torch.zeros(list(labels.size()) + [dim])
    out.scatter_(len(out.size()) - 1, labels.unsqueeze(-1), 1.)
    return out


def gradient_penalty(y, x):
    weight = torch.ones(y.size())
    dydx = torch.autograd.grad(outputs=y, inputs=x, grad_outputs=weight, retain_graph=True, create_graph=True, only_inputs=True)[0]
    dydx = dydx.view(dydx.size(0), -1)
    dydx_l2norm = torch.sqrt(torch.sum(dydx ** 2, dim=1))
    return torch.mean((dydx_l2norm - 1) ** 2)


def random_molecules(n, atoms=5):
    a = torch.randint(0, 4, (n, atoms, atoms))
    a = torch.triu(a, 1)
    a = a + a.transpose(1, 2)
    return a, torch.randint(0, 4, (n, atoms))


torch.manual_seed(0)
D = Discriminator()
opt = torch.optim.Adam(D.parameters(), 1e-3)
a, x = random_molecules(6)
print(a[0].tolist(), x[0].tolist())
a_tensor, x_tensor = label2onehot(a, 4), label2onehot(x, 4)
for i in range(3):
    edges_logits, nodes_logits = torch.randn(6, 5, 5, 4), torch.randn(6, 5, 4)
    edges_logits = (edges_logits + edges_logits.permute(0, 2, 1, 3)) / 2
    edges_hat, nodes_hat = (torch.softmax(t.view(-1, t.size(-1)), -1).view(t.size()) for t in (edges_logits, nodes_logits))
    eps = torch.rand(6, 1, 1, 1)
    x_int0 = (eps * a_tensor + (1. - eps) * edges_hat).requires_grad_(True)
    x_int1 = (eps.squeeze(-1) * x_tensor + (1. - eps.squeeze(-1)) * nodes_hat).requires_grad_(True)
    grad0, grad1 = D(x_int0, None, x_int1)
    d_loss_gp = gradient_penalty(grad0, x_int0) + gradient_penalty(grad1, x_int1)
    d_loss = D(edges_hat, None, nodes_hat)[0].mean() - D(a_tensor, None, x_tensor)[0].mean() + 10 * d_loss_gp
    opt.zero_grad()
    d_loss.backward()
    opt.step()
    loss = {'D/loss': d_loss.item(), 'D/loss_gp': d_loss_gp.item()}
    print(f"Iteration [{i + 1}/3], " + ", ".join("{}: {:.4f}".format(tag, value) for tag, value in loss.items()))
unused = [n for n, p in D.named_parameters() if p.grad is None]
print(unused, sum(1 for _ in chain.from_iterable(p.flatten().tolist() for p in D.parameters())))
print([(i, j) for i, j in product(range(5), repeat=2) if i < j and a[0, i, j] > 0])
