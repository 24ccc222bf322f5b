"""torch.nn.utils.prune: weights times a mask of zeros and ones, chosen at random or by size."""
import torch
from torch.nn.parameter import Parameter


class BasePruningMethod:
    """The hook that multiplies; a subclass says which entries stay."""

    PRUNING_TYPE = 'unstructured'
    _tensor_name = None

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def apply_mask(self, module):
        mask = getattr(module, self._tensor_name + '_mask')
        return mask.to(dtype=getattr(module, self._tensor_name + '_orig').dtype) * getattr(module, self._tensor_name + '_orig')

    def compute_mask(self, t, default_mask):
        raise NotImplementedError

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        method = cls(*args, **kwargs)
        method._tensor_name = name
        older = [key for key, hook in module._forward_pre_hooks.items() if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
        if older:
            mask = getattr(module, name + '_mask')
            scores = getattr(module, name) if importance_scores is None else importance_scores
            mask = method._within(mask, scores)
            for key in older:
                del module._forward_pre_hooks[key]
        else:
            weight = module._parameters[name]
            module.register_parameter(name + '_orig', weight)
            del module._parameters[name]
            mask = method.compute_mask(weight if importance_scores is None else importance_scores, torch.ones_like(weight))
        module.register_buffer(name + '_mask', mask)
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        return method

    def _within(self, mask, scores):
        """A further round prunes among the entries that are left."""
        if self.PRUNING_TYPE != 'unstructured':
            return self.compute_mask(scores, mask)
        left = mask == 1
        result = mask.clone()
        result[left] = self.compute_mask(scores[left], torch.ones_like(scores[left]))
        return result

    def remove(self, module):
        weight = self.apply_mask(module)
        delattr(module, self._tensor_name)
        original = module._parameters[self._tensor_name + '_orig']
        original.data = weight.data
        del module._parameters[self._tensor_name + '_orig']
        del module._buffers[self._tensor_name + '_mask']
        setattr(module, self._tensor_name, original)


def _count(amount, size):
    if isinstance(amount, bool) or not isinstance(amount, (int, float)):
        raise TypeError(f'Invalid type for amount: {amount}. Must be int or float.')
    if (isinstance(amount, int) and amount < 0) or (isinstance(amount, float) and not 0.0 <= amount <= 1.0):
        raise ValueError(f'amount={amount} should either be a float in the range [0, 1] or a non-negative integer')
    if isinstance(amount, int) and amount > size:
        raise ValueError(f'amount={amount} should be smaller than the number of parameters to prune={size}')
    return amount if isinstance(amount, int) else round(amount * size)


class Identity(BasePruningMethod):
    def compute_mask(self, t, default_mask):
        return default_mask


class RandomUnstructured(BasePruningMethod):
    def __init__(self, amount):
        _count(amount, float('inf')) if isinstance(amount, int) else _count(amount, 1)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.nelement())
        mask = default_mask.clone()
        if count:
            prob = torch.rand_like(t)
            mask.view(-1)[torch.topk(prob.view(-1), k=count).indices] = 0
        return mask


class L1Unstructured(BasePruningMethod):
    def __init__(self, amount):
        _count(amount, float('inf')) if isinstance(amount, int) else _count(amount, 1)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.nelement())
        mask = default_mask.clone()
        if count:
            smallest = torch.topk(torch.abs(t).view(-1), k=count, largest=False)
            mask.view(-1)[smallest.indices] = 0
        return mask


class LnStructured(BasePruningMethod):
    PRUNING_TYPE = 'structured'

    def __init__(self, amount, n, dim=-1):
        self.amount = amount
        self.n = n
        self.dim = dim

    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.shape[self.dim])
        if count == 0:
            return default_mask
        others = [axis for axis in range(t.dim()) if axis != self.dim % t.dim()]
        norms = torch.norm(t, p=self.n, dim=others)
        kept = torch.topk(norms, k=t.shape[self.dim] - count, largest=True)
        mask = torch.zeros_like(t)
        mask.index_fill_(self.dim % t.dim(), kept.indices, 1.0)
        return mask * default_mask


class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = 'global'

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        return default_mask * self.mask.to(dtype=default_mask.dtype)


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """One ranking over all the parameters."""
    weights = [getattr(module, name) for module, name in parameters]
    flat = torch.cat([weight.reshape(-1) for weight in weights])
    before = torch.cat([getattr(module, name + '_mask', torch.ones_like(weight)).reshape(-1) for (module, name), weight in zip(parameters, weights)])
    mask = pruning_method(**kwargs)._within(before, flat)
    start = 0
    for (module, name), weight in zip(parameters, weights):
        custom_from_mask(module, name, mask[start:start + weight.numel()].view_as(weight))
        start += weight.numel()


def is_pruned(module):
    return any(isinstance(hook, BasePruningMethod) for _, child in module.named_modules() for hook in child._forward_pre_hooks.values())


def remove(module, name):
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
