"""Python's pathlib over what the program itself has written."""
import _files
import fnmatch as _fnmatch
import io as _io
import os.path as _path


class PurePath:
    def __init__(self, *segments):
        text = _path.join(*[segment if isinstance(segment, str) else segment.__fspath__() for segment in segments]) if segments else ''
        self.root = '/' if text.startswith('/') else ''
        self.drive = ''
        self.anchor = self.root
        self._names = [part for part in text.split('/') if part not in ('', '.')]

    def _made(self, root, names):
        path = type(self)()
        path.root = path.anchor = root
        path._names = list(names)
        return path

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        dot = self.name.rfind('.')
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ''

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._made(self.root, self._names[:-1])

    @property
    def parents(self):
        return tuple(self._made(self.root, self._names[:count]) for count in range(len(self._names) - 1, -1, -1))

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def joinpath(self, *others):
        return type(self)(self, *others)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._made(self.root, self._names[:-1] + [name])

    def with_suffix(self, suffix):
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def is_absolute(self):
        return self.root == '/'

    def is_relative_to(self, *other):
        base = type(self)(*other).parts
        return self.parts[:len(base)] == base

    def relative_to(self, *other):
        base = type(self)(*other)
        if not self.is_relative_to(base):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return self._made('', self.parts[len(base.parts):])

    def match(self, pattern):
        return _fnmatch.fnmatch(self.name, pattern.split('/')[-1])

    def as_posix(self):
        return str(self)

    def as_uri(self):
        return 'file://' + str(self)

    def __fspath__(self):
        return str(self)

    def __str__(self):
        return self.root + '/'.join(self._names) or '.'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __eq__(self, other):
        return isinstance(other, PurePath) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    def __new__(cls, *segments, **options):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls('/work')

    @classmethod
    def home(cls):
        return cls('/home/user')

    def exists(self):
        return _files.is_file(self) or _files.is_folder(self)

    def is_file(self):
        return _files.is_file(self)

    def is_dir(self):
        return _files.is_folder(self)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if self.exists() and not exist_ok:
            raise FileExistsError(17, 'File exists', str(self))
        _files.make_folder(self)

    def touch(self, mode=0o666, exist_ok=True):
        self.open('a').close()

    def unlink(self, missing_ok=False):
        if not missing_ok or self.is_file():
            _files.remove(self)

    def rmdir(self):
        _files.folders.discard(_files.clean(self))

    def rename(self, target):
        _files.move(self, target)
        return type(self)(target)

    replace = rename

    def open(self, mode='r', *args, **kwargs):
        return _io.open(self, mode, *args, **kwargs)

    def read_text(self, encoding=None, errors=None):
        with self.open() as file:
            return file.read()

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None):
        with self.open('w') as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open('wb') as file:
            return file.write(data)

    def iterdir(self):
        return iter([self / name for name in _files.entries(self)])

    def glob(self, pattern):
        return iter([self / name for name in _files.entries(self) if _fnmatch.fnmatch(name, pattern)])

    def rglob(self, pattern):
        start = _files.clean(self)
        return iter([type(self)(name) for name in _files.contents if name.startswith(start) and _fnmatch.fnmatch(name.split('/')[-1], pattern)])

    def resolve(self, strict=False):
        return type(self)(_path.abspath(str(self)))

    absolute = resolve

    def expanduser(self):
        return type(self)('/home/user', *self._names[1:]) if self._names[:1] == ['~'] else self


class PosixPath(Path, PurePosixPath):
    pass
