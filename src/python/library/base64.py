"""Python's base64."""
_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def b64encode(s, altchars=None):
    parts = []
    for start in range(0, len(s), 3):
        chunk = s[start:start + 3]
        number = int.from_bytes(chunk + b'\0' * (3 - len(chunk)), 'big')
        text = ''.join(_ALPHABET[number >> shift & 63] for shift in (18, 12, 6, 0))
        parts.append(text[:len(chunk) + 1] + '=' * (3 - len(chunk)))
    return ''.join(parts).encode()


def b64decode(s, altchars=None, validate=False):
    text = (s.decode() if isinstance(s, bytes) else s).rstrip('=')
    values = [_ALPHABET.index(char) for char in text if char in _ALPHABET]
    result = []
    for start in range(0, len(values), 4):
        chunk = values[start:start + 4]
        number = 0
        for value in chunk + [0] * (4 - len(chunk)):
            number = number * 64 + value
        result += list(number.to_bytes(3, 'big'))[:len(chunk) - 1]
    return bytes(result)


def urlsafe_b64encode(s):
    return b64encode(s).decode().replace('+', '-').replace('/', '_').encode()


standard_b64encode = b64encode
standard_b64decode = b64decode
