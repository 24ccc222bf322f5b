"""Python's secrets, from a generator of its own."""
import random as _random

_source = _random.Random(20230101)


def token_hex(nbytes=32):
    return f'{_source.getrandbits(8 * nbytes):0{2 * nbytes}x}'


def token_bytes(nbytes=32):
    return _source.randbytes(nbytes)


def randbelow(exclusive_upper_bound):
    return _source.randrange(exclusive_upper_bound)


def choice(sequence):
    return _source.choice(sequence)


def randbits(k):
    return _source.getrandbits(k)
