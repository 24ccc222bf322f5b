"""Runs programs under real PyTorch, each in a process of its own, and prints {path: what it printed} as JSON.

An exception that a program lets out is recorded by its last line. `# needs NAME` as a line of a program names a
library; the program is left out (null) where that library is missing.
"""
import contextlib
import importlib.util
import io
import json
import os
import re
import runpy
import sys
import traceback
import warnings

import torch


def printed_by(path):
    """Standard output, then the exception's last line if one got out."""
    out = io.StringIO()
    sys.argv = [path]
    warnings.simplefilter('ignore')
    with contextlib.redirect_stdout(out):
        try:
            runpy.run_path(path, run_name='__main__')
        except SystemExit:
            pass
        except BaseException as error:
            print(traceback.format_exception_only(type(error), error)[-1].rstrip('\n'))
    return out.getvalue()


def in_a_process_of_its_own(path):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, 'w', encoding='utf-8') as pipe:
            pipe.write(printed_by(path))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding='utf-8') as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        sys.exit(f'{path} ended with status {status}')
    return text


def missing(path):
    with open(path, encoding='utf-8') as file:
        needed = re.findall(r'^# needs (\w+)', file.read(), re.M)
    return [name for name in needed if importlib.util.find_spec(name) is None]


if __name__ == '__main__':
    torch.set_num_threads(1)
    results = {path: None if missing(path) else in_a_process_of_its_own(path) for path in sys.argv[1:]}
    json.dump(results, sys.stdout)
