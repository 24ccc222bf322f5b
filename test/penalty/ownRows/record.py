"""Asks real PyTorch what the rows of the table of probes should say of these programs. Run: python3 test/penalty/ownRows/record.py"""
import importlib.util
import json
import os
import sys

import torch

here = os.path.dirname(os.path.abspath(__file__))
torch.set_num_threads(1)


def load(path):
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.pop(0)
    return module


def slopes(make, shape, *conditions, seed=0):
    """The recipe in src/penalty/critics/criticRow.ts."""
    torch.manual_seed(seed)
    critic = make()
    real, fake = torch.randn(shape), torch.randn(shape)
    epsilon = torch.rand(len(real), *[1] * (len(shape) - 1))
    mixed = (epsilon * real + (1 - epsilon) * fake).requires_grad_()
    gradient = torch.autograd.grad(critic(mixed, *conditions).sum(), mixed)[0]
    return gradient, sum(p.numel() for p in critic.parameters())


def row(gradient, penalty, parameters=None):
    norms = gradient.double().flatten(1).norm(2, dim=1)
    return {
        "shape": list(gradient.shape), "penalty": float(penalty), "parameters": parameters,
        "mean": float(norms.mean()), "deviation": float(norms.std(unbiased=False)), "sample2": float(norms[2]),
    }


def linear(gradient):
    """A critic with that gradient, whatever it is asked."""
    return lambda x, *conditions: (x * gradient).flatten(1).sum(dim=1, keepdim=True)


rows = {}

conditional = load(os.path.join(here, "conditional.py"))
g, n = slopes(lambda: conditional.ConditionalCritic(6, 3, 16), (12, 3, 16, 16), torch.tensor([1, 0] * 6))
rows["conditional.py"] = {"critic": row(g, conditional.compute_gradient_penalty(linear(g), torch.rand_like(g), torch.rand_like(g), None), n)}

method = load(os.path.join(here, "method.py"))


def discriminator():
    d = method.Discriminator(3, 6)
    d.apply(method.weights_init)
    return d


g, n = slopes(discriminator, (8, 3, 16, 16))
trainer = object.__new__(method.Trainer)
trainer.device, trainer.D = "cpu", linear(g)
rows["method.py"] = {"critic": row(g, trainer.gradient_penalty(torch.rand_like(g), torch.rand_like(g)), n)}

handed = load(os.path.join(here, "handed.py"))
torch.manual_seed(0)
noise = torch.randn(4, 20)
torch.manual_seed(0)
typed = torch.randn(7, 20) * torch.arange(1, 8).view(-1, 1) / 10
g, n = slopes(lambda: torch.nn.Sequential(torch.nn.Linear(20, 16), torch.nn.Softplus(), torch.nn.Linear(16, 1)), (6, 20))
rows["handed.py"] = {
    name: row(gradient, handed.penalty(gradient))
    for name, gradient in {
        "flat": handed.flat, "unit_grad": handed.unit_grad, "steps": handed.steps, "noise": noise, "3 * unit_grad": 3 * handed.unit_grad,
        "torch.ones(5, 3, 8, 8) / 8": torch.ones(5, 3, 8, 8) / 8, "steps * 2": handed.steps * 2, "torch.randn(7, features) * torch.arange(1, 8).view(-1, 1) / 10": typed,
    }.items()
}
rows["handed.py"]["critic"] = row(g, handed.penalty(g), n)

sys.path.insert(0, os.path.join(here, "project"))
networks = load(os.path.join(here, "project", "networks.py"))
g, n = slopes(lambda: networks.build_critic(width=4), (9, 1, 12, 12))
rows["project/train.py"] = {"critic": row(g, ((g.reshape(9, -1).norm(2, dim=1) - 1) ** 2).mean() * 10, n)}

with open(os.path.join(here, "rows.json"), "w") as file:
    json.dump({"torch": torch.__version__, "rows": rows}, file, indent=1)
    file.write("\n")
