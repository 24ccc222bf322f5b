"""Writes CPython's syntax trees in the compact form of canonicalTree.ts.

Reads paths from standard input, one a line. The first line written tells whether ranges inside f-strings are exact
(Python 3.12 and later); then a line for each file that Python can parse: the path, a tab, the tree.
Offsets are UTF-16 indices into the file's text.
"""
import ast
import json
import re
import struct
import sys

EXACT_FSTRINGS = sys.version_info >= (3, 12)
SKIPPED_FIELDS = {'ctx', 'kind', 'type_comment', 'type_params', 'simple', 'type_ignores', 'is_lazy'}
RANGELESS = (ast.Module, ast.comprehension, ast.withitem, ast.match_case, ast.arguments)


class Offsets:
    """Line and UTF-8 column to offset in UTF-16 units."""

    def __init__(self, data):
        self.lines = []
        start = 1 if data.startswith(b'\xef\xbb\xbf') else 0
        self.starts = []
        for line in split_lines(data[3 * start:]):
            self.lines.append(None if line.isascii() else line)
            self.starts.append(start)
            start += len(line) if line.isascii() else utf16_length(line)

    def at(self, line, column):
        text = self.lines[line - 1]
        return self.starts[line - 1] + (column if text is None else utf16_length(text[:column]))


def split_lines(data):
    return re.findall(rb'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z', data) + [b'']


def utf16_length(data):
    return len(data.decode('utf-8').encode('utf-16-le')) // 2


def constant(value):
    if isinstance(value, bool):
        return str(value)
    if value is None or value is Ellipsis:
        return str(value)
    if isinstance(value, int):
        return f'i{value}'
    if isinstance(value, float):
        return 'f' + struct.pack('>d', value).hex()
    if isinstance(value, complex):
        return 'j' + struct.pack('>d', value.imag).hex()
    if isinstance(value, bytes):
        return 'b' + json.dumps(value.decode('latin-1'))
    return 's' + json.dumps(value)


class Dump:
    def __init__(self, offsets):
        self.out = []
        self.offsets = offsets
        self.in_fstring = False

    def node(self, node):
        kind = type(node).__name__
        self.out.append(kind)
        if not isinstance(node, RANGELESS) and not (self.in_fstring and not EXACT_FSTRINGS):
            at = self.offsets.at
            self.out.append(f'{at(node.lineno, node.col_offset)}-{at(node.end_lineno, node.end_col_offset)}')
        if kind == 'Constant':
            self.out.append(constant(node.value))
            return
        outer = self.in_fstring
        self.in_fstring = outer or kind == 'JoinedStr'
        if kind == 'FormattedValue':
            self.out.append('!' + ('' if node.conversion == -1 else chr(node.conversion)))
        for field in node._fields:
            if field not in SKIPPED_FIELDS and field != 'conversion':
                self.value(getattr(node, field, None))
        self.in_fstring = outer

    def value(self, value):
        if isinstance(value, list):
            self.out.append('[')
            for item in value:
                self.value(item)
            self.out.append(']')
        elif value is None:
            self.out.append('-')
        elif isinstance(value, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop)):
            self.out.append(type(value).__name__)
        elif isinstance(value, ast.AST):
            self.node(value)
        else:
            self.out.append(json.dumps(value) if isinstance(value, str) else str(value))


def dump_file(path):
    with open(path, 'rb') as file:
        data = file.read()
    data.decode('utf-8')
    dump = Dump(Offsets(data))
    dump.node(ast.parse(data))
    return ' '.join(dump.out)


def main():
    sys.setrecursionlimit(20000)
    if hasattr(sys, 'set_int_max_str_digits'):
        sys.set_int_max_str_digits(0)
    print(json.dumps({'exactFStrings': EXACT_FSTRINGS, 'version': sys.version.split()[0]}), flush=True)
    for line in sys.stdin:
        path = line.rstrip('\n')
        try:
            tree = dump_file(path)
        except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
            continue
        print(path + '\t' + tree)


if __name__ == '__main__':
    import warnings
    warnings.simplefilter('ignore')
    main()
