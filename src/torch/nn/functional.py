"""torch.nn._functional: the functions of torch.nn.functional that call Python functions, or are many operations in a row."""
import math
import warnings
from typing import Callable, List, Optional, Tuple, Union

import torch
import torch.nn.functional as F
from torch import Tensor

GRID_SAMPLE_INTERPOLATION_MODES = {'bilinear': 0, 'nearest': 1, 'bicubic': 2}
GRID_SAMPLE_PADDING_MODES = {'zeros': 0, 'border': 1, 'reflection': 2}


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
    """The hinge of d(anchor, positive) - d(anchor, negative) + margin, for any distance."""
    if distance_function is None:
        distance_function = F.pairwise_distance
    near = distance_function(anchor, positive)
    far = distance_function(anchor, negative)
    if swap:
        far = torch.minimum(far, distance_function(positive, negative))
    loss = torch.clamp(near - far + margin, min=0.0)
    if reduction == 'mean':
        return loss.mean()
    return loss.sum() if reduction == 'sum' else loss


def rms_norm(input, normalized_shape, weight=None, eps=None):
    dims = tuple(range(-len(normalized_shape), 0))
    normalised = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + (torch.finfo(input.dtype).eps if eps is None else eps))
    return normalised if weight is None else normalised * weight


def _get_softmax_dim(name, ndim, stacklevel):
    warnings.warn(f'Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.', stacklevel=stacklevel)
    return 0 if ndim in (0, 1, 3) else 1


def assert_int_or_pair(arg, arg_name, message):
    assert isinstance(arg, int) or len(arg) == 2, message.format(arg_name)


def _projections(query, key, value, in_proj_weight, in_proj_bias, separate):
    weights = in_proj_weight.chunk(3) if separate is None else separate
    biases = (None, None, None) if in_proj_bias is None else in_proj_bias.chunk(3)
    return [F.linear(x, weight, bias) for x, weight, bias in zip((query, key, value), weights, biases)]


def _check_heads(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Whether there is a batch; refuses what does not go together."""
    if query.dim() not in (2, 3):
        raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor')
    batched = query.dim() == 3
    kind, dims = ('batched (3-D)', 3) if batched else ('unbatched (2-D)', 2)
    assert key.dim() == dims and value.dim() == dims, f'For {kind} `query`, expected `key` and `value` to be {dims}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively'
    if key_padding_mask is not None:
        assert key_padding_mask.dim() == dims - 1, f'For {kind} `query`, expected `key_padding_mask` to be `None` or {dims - 1}-D but found {key_padding_mask.dim()}-D tensor instead'
    if attn_mask is not None:
        assert attn_mask.dim() in (2, 3), f'For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor instead'
    return batched


def _merged_mask(attn_mask, key_padding_mask, batch, heads, targets, sources):
    """Both masks as one (batch, heads or 1, targets, sources), or None. Truth values forbid; numbers are added."""
    if attn_mask is not None:
        if attn_mask.dtype == torch.uint8:
            attn_mask = attn_mask.to(torch.bool)
        assert attn_mask.is_floating_point() or attn_mask.dtype == torch.bool, f'Only float, byte, and bool types are supported for attn_mask, not {attn_mask.dtype}'
        expected = (targets, sources) if attn_mask.dim() == 2 else (batch * heads, targets, sources)
        if tuple(attn_mask.shape) != expected:
            raise RuntimeError(f'The shape of the {attn_mask.dim()}D attn_mask is {attn_mask.shape}, but should be {expected}.')
        attn_mask = attn_mask[None, None] if attn_mask.dim() == 2 else attn_mask.view(batch, heads, targets, sources)
    if key_padding_mask is None:
        return attn_mask
    assert tuple(key_padding_mask.shape) == (batch, sources), f'expecting key_padding_mask shape of {(batch, sources)}, but got {key_padding_mask.shape}'
    padding = key_padding_mask.view(batch, 1, 1, sources)
    if padding.dtype == torch.uint8:
        padding = padding.to(torch.bool)
    if attn_mask is None:
        return padding
    if attn_mask.dtype == torch.bool and padding.dtype == torch.bool:
        return attn_mask.logical_or(padding)
    return _as_numbers(attn_mask, padding) + _as_numbers(padding, attn_mask)


def _as_numbers(mask, like):
    if mask.dtype != torch.bool:
        return mask
    return torch.zeros_like(mask, dtype=like.dtype if like.is_floating_point() else torch.float).masked_fill(mask, float('-inf'))


def multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True):
    """softmax(q k^T / sqrt(d) + mask) v in every head, between projections."""
    batched = _check_heads(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not batched:
        query, key, value = (x.unsqueeze(1) for x in (query, key, value))
        key_padding_mask = None if key_padding_mask is None else key_padding_mask.unsqueeze(0)
    targets, batch, width = query.shape
    assert width == embed_dim_to_check, f'was expecting embedding dimension of {embed_dim_to_check}, but got {width}'
    head_dim = width // num_heads
    assert head_dim * num_heads == width, f'embed_dim {width} not divisible by num_heads {num_heads}'
    if use_separate_proj_weight:
        assert key.shape[:2] == value.shape[:2], f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}"
    else:
        assert key.shape == value.shape, f'key shape {key.shape} does not match value shape {value.shape}'
    separate = (q_proj_weight, k_proj_weight, v_proj_weight) if use_separate_proj_weight else None
    q, k, v = _projections(query, key, value, in_proj_weight, in_proj_bias, separate)

    def longer(mask):
        return None if mask is None else F.pad(mask, (0, 1))

    mask, padding = attn_mask, key_padding_mask
    if bias_k is not None and bias_v is not None:
        k = torch.cat([k, bias_k.repeat(1, batch, 1)])
        v = torch.cat([v, bias_v.repeat(1, batch, 1)])
        mask, padding = longer(mask), longer(padding)

    def heads(x):
        return x.contiguous().view(x.shape[0], batch, num_heads, head_dim).permute(1, 2, 0, 3)

    q, k, v = heads(q), heads(k), heads(v)
    if add_zero_attn:
        zeros = k.new_zeros(batch, num_heads, 1, head_dim)
        k, v = torch.cat([k, zeros], 2), torch.cat([v, zeros], 2)
        mask, padding = longer(mask), longer(padding)
    merged = _merged_mask(mask, padding, batch, num_heads, targets, k.size(2))
    scores = (q / math.sqrt(head_dim)) @ k.transpose(-2, -1)
    if merged is not None:
        scores = scores.masked_fill(merged, float('-inf')) if merged.dtype == torch.bool else scores + merged
    weights = F.softmax(scores, dim=-1)
    if training and dropout_p > 0.0:
        weights = F.dropout(weights, p=dropout_p)
    output = F.linear((weights @ v).permute(2, 0, 1, 3).reshape(targets * batch, width), out_proj_weight, out_proj_bias).view(targets, batch, -1)
    if not batched:
        output = output.squeeze(1)
    if not need_weights:
        return output, None
    if average_attn_weights:
        weights = weights.sum(dim=1) / num_heads
    return output, weights if batched else weights.squeeze(0)
