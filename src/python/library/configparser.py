"""Python's configparser."""
_BOOLEANS = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False, 'off': False}


class Error(Exception):
    pass


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f'No section: {section!r}')


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f'No option {option!r} in section: {section!r}')


class SectionProxy:
    def __init__(self, parser, name):
        self._parser, self.name = parser, name

    def __getitem__(self, option):
        if option not in self:
            raise KeyError(option)
        return self._parser.get(self.name, option)

    def __setitem__(self, option, value):
        self._parser.set(self.name, option, value)

    def __contains__(self, option):
        return self._parser.has_option(self.name, option)

    def __iter__(self):
        return iter(self._parser.options(self.name) if self.name != 'DEFAULT' else list(self._parser._defaults))

    def __len__(self):
        return len(list(iter(self)))

    def keys(self):
        return list(iter(self))

    def items(self):
        return [(option, self[option]) for option in self]

    def get(self, option, fallback=None):
        return self[option] if option in self else fallback

    def getint(self, option, fallback=None):
        return int(self[option]) if option in self else fallback

    def getfloat(self, option, fallback=None):
        return float(self[option]) if option in self else fallback

    def getboolean(self, option, fallback=None):
        return self._parser._boolean(self[option]) if option in self else fallback

    def __repr__(self):
        return f'<Section: {self.name}>'


_MISSING = object()


class ConfigParser:
    def __init__(self, defaults=None, allow_no_value=False, interpolation=_MISSING, **kwargs):
        self._defaults = {self.optionxform(key): str(value) for key, value in (defaults or {}).items()}
        self._sections = {}
        self._interpolates = interpolation is not None

    def optionxform(self, option):
        return option.lower()

    def read(self, filenames, encoding=None):
        import _files
        names = [filenames] if isinstance(filenames, str) else list(filenames)
        found = [name for name in names if _files.is_file(name)]
        for name in found:
            self.read_string(_files.contents[_files.clean(name)])
        return found

    def read_file(self, file, source=None):
        self.read_string(''.join(file))

    def read_dict(self, dictionary, source='<dict>'):
        for section, options in dictionary.items():
            self[section] = options

    def read_string(self, string, source='<string>'):
        options = self._defaults
        last = None
        for line in string.splitlines():
            text = line.strip()
            if not text or text[0] in '#;':
                continue
            if text.startswith('[') and text.endswith(']'):
                name = text[1:-1]
                options = self._defaults if name == 'DEFAULT' else self._sections.setdefault(name, {})
                last = None
            elif line[0] in ' \t' and last is not None:
                options[last] += '\n' + text
            else:
                cut = min([place for place in (text.find('='), text.find(':')) if place >= 0] or [len(text)])
                last = self.optionxform(text[:cut].strip())
                options[last] = text[cut + 1:].strip()

    def sections(self):
        return list(self._sections)

    def defaults(self):
        return self._defaults

    def add_section(self, section):
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        return self.optionxform(option) in {**self._defaults, **self._sections.get(section, {})}

    def get(self, section, option, *, raw=False, vars=None, fallback=_MISSING):
        if section not in self._sections and section != 'DEFAULT':
            if fallback is not _MISSING:
                return fallback
            raise NoSectionError(section)
        known = {**self._defaults, **self._sections.get(section, {})}
        name = self.optionxform(option)
        if name not in known:
            if fallback is not _MISSING:
                return fallback
            raise NoOptionError(option, section)
        value = known[name]
        if self._interpolates and not raw and '%(' in value:
            value = value % {key: self.get(section, key) for key in known if key != name}
        return value

    def _boolean(self, value):
        if value.lower() not in _BOOLEANS:
            raise ValueError(f'Not a boolean: {value}')
        return _BOOLEANS[value.lower()]

    def _converted(self, convert, section, option, fallback):
        value = self.get(section, option, fallback=fallback)
        return convert(value) if isinstance(value, str) else value

    def getint(self, section, option, *, fallback=_MISSING, **kwargs):
        return self._converted(int, section, option, fallback)

    def getfloat(self, section, option, *, fallback=_MISSING, **kwargs):
        return self._converted(float, section, option, fallback)

    def getboolean(self, section, option, *, fallback=_MISSING, **kwargs):
        return self._converted(self._boolean, section, option, fallback)

    def set(self, section, option, value=None):
        (self._defaults if section == 'DEFAULT' else self._sections[section])[self.optionxform(option)] = value

    def items(self, section=None):
        if section is None:
            return [(name, self[name]) for name in self]
        return [(option, self.get(section, option)) for option in self.options(section)]

    def write(self, fp, space_around_delimiters=True):
        for name, options in ([('DEFAULT', self._defaults)] if self._defaults else []) + list(self._sections.items()):
            fp.write(f'[{name}]\n' + ''.join(f'{key} = {value}\n' for key, value in options.items()) + '\n')

    def __getitem__(self, name):
        if name not in self:
            raise KeyError(name)
        return SectionProxy(self, name)

    def __setitem__(self, name, options):
        into = self._defaults if name == 'DEFAULT' else self._sections.setdefault(name, {})
        for key, value in options.items():
            into[self.optionxform(key)] = str(value)

    def __contains__(self, name):
        return name == 'DEFAULT' or name in self._sections

    def __iter__(self):
        return iter(['DEFAULT'] + list(self._sections))


RawConfigParser = SafeConfigParser = ConfigParser
