"""Python's tempfile: names under /tmp that nobody else has."""
import _files
import io

_count = [0]


def _name(prefix, suffix):
    _count[0] += 1
    return f"/tmp/{prefix or 'tmp'}{_count[0]:08d}{suffix or ''}"


def gettempdir():
    return '/tmp'


def mkdtemp(suffix=None, prefix=None, dir=None):
    name = _name(prefix, suffix)
    _files.make_folder(name)
    return name


def mktemp(suffix='', prefix='tmp', dir=None):
    return _name(prefix, suffix)


def NamedTemporaryFile(mode='w+b', suffix=None, prefix=None, delete=True, **kwargs):
    return io.open(_name(prefix, suffix), mode)


TemporaryFile = SpooledTemporaryFile = NamedTemporaryFile


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, **kwargs):
        self.name = mkdtemp(suffix, prefix)

    def cleanup(self):
        import shutil
        shutil.rmtree(self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        self.cleanup()
