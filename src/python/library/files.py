"""_files: what the program itself has written, by path. No disk is behind it: what was not written here does not exist."""

contents = {}
folders = set()


def clean(path):
    """One spelling for a path."""
    path = path if isinstance(path, (str, bytes)) else path.__fspath__()
    parts = [part for part in path.split('/') if part not in ('', '.')]
    return ('/' if path.startswith('/') else '') + '/'.join(parts)


def is_file(path):
    return clean(path) in contents


def is_folder(path):
    wanted = clean(path)
    return wanted in ('', '/', '.') or wanted in folders or any(name.startswith(wanted + '/') for name in list(contents) + list(folders))


def make_folder(path):
    folders.add(clean(path))


def remove(path):
    wanted = clean(path)
    if wanted not in contents:
        raise FileNotFoundError(2, 'No such file or directory', path if isinstance(path, str) else str(path))
    del contents[wanted]


def move(source, target):
    contents[clean(target)] = contents.pop(clean(source))


def entries(path):
    """The names directly in a folder."""
    wanted = clean(path)
    start = '' if wanted in ('', '.') else wanted.rstrip('/') + '/'
    return sorted({name[len(start):].split('/')[0] for name in list(contents) + list(folders) if name.startswith(start) and name != start})
