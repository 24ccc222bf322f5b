"""Python's hashlib: MD5, SHA-1, SHA-256 and SHA-512."""
import _digests

algorithms_available = {'md5', 'sha1', 'sha256', 'sha512'}


class _Hash:
    def __init__(self, name, compute, size, data):
        self.name = name
        self.digest_size = size
        self.block_size = 64
        self._compute = compute
        self._data = data

    def update(self, data):
        self._data += data

    def digest(self):
        return self._compute(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._compute, self.digest_size, self._data)


def md5(data=b'', *, usedforsecurity=True):
    return _Hash('md5', _digests.md5, 16, data)


def sha1(data=b'', *, usedforsecurity=True):
    return _Hash('sha1', _digests.sha1, 20, data)


def sha256(data=b'', *, usedforsecurity=True):
    return _Hash('sha256', _digests.sha256, 32, data)


def sha512(data=b'', *, usedforsecurity=True):
    return _Hash('sha512', _digests.sha512, 64, data)


def new(name, data=b'', **kwargs):
    known = {'md5': md5, 'sha1': sha1, 'sha256': sha256, 'sha512': sha512}
    if name not in known:
        raise ValueError(f'unsupported hash type {name}')
    return known[name](data)
