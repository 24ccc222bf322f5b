"""The dtype of every operation's result by the dtypes of its operands, or what PyTorch says of a dtype it refuses."""
import torch

dtypes = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16, torch.bfloat16, torch.float32, torch.float64]
others = [torch.uint8, torch.int64, torch.float16, torch.float32, torch.float64]
row = torch.tensor([1., 2., 3.])
square = torch.ones(2, 2)


def outcome(compute):
    try:
        result = compute()
    except Exception as error:
        return f'{type(error).__name__}: {error}'
    return result.dtype if isinstance(result, torch.Tensor) else [part.dtype for part in result]


unary = '''abs neg exp log sqrt sin tanh sigmoid floor round sign square reciprocal erf isnan isfinite logical_not bitwise_not rsqrt log1p
    expm1 ceil trunc frac signbit nan_to_num sum mean prod max min argmax any all var std median sort unique norm amax nonzero count_nonzero'''
for name in unary.split():
    for dtype in dtypes:
        print(name, dtype, outcome(lambda: getattr(torch, name)(row.to(dtype))))
for name in ['cumsum', 'cumprod', 'logsumexp', 'softmax', 'flip']:
    for dtype in dtypes:
        print(name, dtype, outcome(lambda: getattr(torch, name)(row.to(dtype), (0,) if name == 'flip' else 0)))
for name in ['tril', 'triu', 'diag', 't']:
    for dtype in dtypes:
        print(name, dtype, outcome(lambda: getattr(torch, name)(square.to(dtype))))

binary = '''add sub mul div floor_divide remainder pow fmod maximum minimum eq lt logical_and bitwise_and bitwise_or atan2 copysign true_divide
    float_power'''
for name in binary.split():
    for dtype in dtypes:
        for other in others:
            print(name, dtype, other, outcome(lambda: getattr(torch, name)(row.to(dtype), row.to(other))))
for dtype in dtypes:
    for other in others:
        print('where', dtype, other, outcome(lambda: torch.where(row > 1, row.to(dtype), row.to(other))))
        print('cat', dtype, other, outcome(lambda: torch.cat([row.to(dtype), row.to(other)])))

print('numbers of Python and tensors without axes count less')
for dtype in dtypes:
    x = row.to(dtype)
    print(dtype, [outcome(lambda: x * number) for number in (True, 2, 2.5)], [outcome(lambda: x + torch.tensor(1).to(other)) for other in others])
