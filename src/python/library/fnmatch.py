"""Python's fnmatch."""
import re


def translate(pattern):
    parts = []
    place = 0
    while place < len(pattern):
        char = pattern[place]
        place += 1
        if char == '*':
            parts.append('.*')
        elif char == '?':
            parts.append('.')
        elif char == '[' and ']' in pattern[place + 1:]:
            end = pattern.index(']', place + 1)
            inside = pattern[place:end].replace('\\', '\\\\')
            parts.append('[' + ('^' + inside[1:] if inside.startswith('!') else inside) + ']')
            place = end + 1
        else:
            parts.append(re.escape(char))
    return '(?s:' + ''.join(parts) + ')\\Z'


def fnmatchcase(name, pattern):
    return re.fullmatch(translate(pattern)[4:-3], name, re.S) is not None


fnmatch = fnmatchcase


def filter(names, pattern):
    return [name for name in names if fnmatchcase(name, pattern)]
