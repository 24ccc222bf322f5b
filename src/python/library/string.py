"""Python's string."""

ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _filled(self, names, missing):
        import re

        def value(found):
            if found.group('escaped'):
                return '$'
            name = found.group('named') or found.group('braced')
            if name in names:
                return str(names[name])
            return missing(name, found.group())
        return re.sub(r'\$(?:(?P<escaped>\$)|(?P<named>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\})', value, self.template)

    def substitute(self, mapping=(), /, **kws):
        def missing(name, text):
            raise KeyError(name)
        return self._filled({**dict(mapping), **kws}, missing)

    def safe_substitute(self, mapping=(), /, **kws):
        return self._filled({**dict(mapping), **kws}, lambda name, text: text)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)
