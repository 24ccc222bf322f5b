"""torch.autograd.functional: products with Jacobians and Hessians, and what it refuses."""
import torch
from torch.autograd import functional as AF


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error).split('\n')[0])


x = torch.tensor([0.5, -1.5, 2.0], dtype=torch.float64)
y = torch.tensor([3.0, 0.25, -1.0], dtype=torch.float64)
cases = {
    'AF jacobian': lambda: AF.jacobian(lambda a: a ** 2 * y, x),
    'AF jacobian two': lambda: AF.jacobian(lambda a, b: a * b.sum(), (x, y)),
    'AF jacobian out': lambda: AF.jacobian(lambda a: (a.sum(), a * 2), x),
    'AF jacobian vec': lambda: AF.jacobian(lambda a: a ** 2, x, vectorize=True),
    'AF jacobian fwd': lambda: AF.jacobian(lambda a: a ** 2, x, vectorize=True, strategy='forward-mode'),
    'AF jacobian create': lambda: AF.jacobian(lambda a: a ** 2, x.clone().requires_grad_(), create_graph=True),
    'AF jacobian strict': lambda: AF.jacobian(lambda a: torch.ones(2), x, strict=True),
    'AF jacobian strict 2': lambda: AF.jacobian(lambda a, b: a * 2, (x, y), strict=True),
    'AF jacobian indep': lambda: AF.jacobian(lambda a: torch.ones(2), x),
    'AF jacobian not tensor': lambda: AF.jacobian(lambda a: 3, x),
    'AF jacobian in list': lambda: AF.jacobian(lambda a: a, [1.0]),
    'AF hessian': lambda: AF.hessian(lambda a: (a ** 3).sum(), x),
    'AF hessian two': lambda: AF.hessian(lambda a, b: (a * b).sum() ** 2, (x, y)),
    'AF hessian non scalar': lambda: AF.hessian(lambda a: a ** 2, x),
    'AF hessian vec': lambda: AF.hessian(lambda a: (a ** 3).sum(), x, vectorize=True),
    'AF hessian tuple': lambda: AF.hessian(lambda a: (a.sum(), a.sum()), x),
    'AF vjp': lambda: AF.vjp(lambda a: a ** 2, x, y),
    'AF vjp two': lambda: AF.vjp(lambda a, b: a * b, (x, y), y),
    'AF vjp none': lambda: AF.vjp(lambda a: a ** 2, x),
    'AF vjp scalar': lambda: AF.vjp(lambda a: (a ** 2).sum(), x),
    'AF vjp shape': lambda: AF.vjp(lambda a: a ** 2, x, torch.ones(2)),
    'AF vjp create': lambda: AF.vjp(lambda a: a ** 2, x.clone().requires_grad_(), y, create_graph=True),
    'AF vjp outs': lambda: AF.vjp(lambda a: (a ** 2, a * 3), x, (y, y)),
    'AF jvp': lambda: AF.jvp(lambda a: a ** 2, x, y),
    'AF jvp two': lambda: AF.jvp(lambda a, b: a * b, (x, y), (y, x)),
    'AF jvp none': lambda: AF.jvp(lambda a: a ** 2, x),
    'AF jvp outs': lambda: AF.jvp(lambda a: (a ** 2, a * 3), x, y),
    'AF hvp': lambda: AF.hvp(lambda a: (a ** 3).sum(), x, y),
    'AF hvp two': lambda: AF.hvp(lambda a, b: (a ** 3 * b).sum(), (x, y), (y, x)),
    'AF vhp': lambda: AF.vhp(lambda a: (a ** 3).sum(), x, y),
    'AF vhp non scalar': lambda: AF.vhp(lambda a: a ** 3, x, y),
    'AF hvp none': lambda: AF.hvp(lambda a: (a ** 3).sum(), x),
}
for name, attempt in cases.items():
    show(name, attempt)
