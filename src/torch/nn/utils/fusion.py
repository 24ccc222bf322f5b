"""torch.nn.utils.fusion: a convolution or linear layer and the batch normalisation after it, in evaluation, as one layer."""
import copy

import torch


def fuse_conv_bn_eval(conv, bn, transpose=False):
    assert not (conv.training or bn.training), 'Fusion only for eval!'
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose)
    return fused


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    bias = torch.zeros_like(bn_rm) if conv_b is None else conv_b
    weight = torch.ones_like(bn_rm) if bn_w is None else bn_w
    shift = torch.zeros_like(bn_rm) if bn_b is None else bn_b
    factor = weight * torch.rsqrt(bn_rv + bn_eps)
    shape = [1, -1] if transpose else [-1, 1]
    fused = conv_w * factor.reshape(shape + [1] * (conv_w.dim() - 2))
    return torch.nn.Parameter(fused, conv_w.requires_grad), torch.nn.Parameter((bias - bn_rm) * factor + shift, bias.requires_grad)


def fuse_linear_bn_eval(linear, bn):
    assert not (linear.training or bn.training), 'Fusion only for eval!'
    fused = copy.deepcopy(linear)
    fused.weight, fused.bias = fuse_linear_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias)
    return fused


def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    bias = torch.zeros_like(bn_rm) if linear_b is None else linear_b
    factor = bn_w * torch.rsqrt(bn_rv + bn_eps)
    return torch.nn.Parameter(linear_w * factor.unsqueeze(-1), linear_w.requires_grad), torch.nn.Parameter((bias - bn_rm) * factor + bn_b, bias.requires_grad)
