"""Python's argparse, without help pages: defaults, types, and what the command line gives."""
from _unknown import argv, unknown

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
REMAINDER = '...'


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        pairs = ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())
        return f'{type(self).__name__}({pairs})'

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


class HelpFormatter:
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class FileType:
    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self.mode = mode

    def __call__(self, string):
        return unknown(f'open({string!r})')


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Store(Action):
    pass


class _Flag(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])


class _AppendConst(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _Count(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Exit(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.exit()


class BooleanOptionalAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith('--no-'))


_actions = {
    None: _Store, 'store': _Store, 'store_const': _Flag, 'store_true': _Flag, 'store_false': _Flag, 'append': _Append,
    'append_const': _AppendConst, 'extend': _Extend, 'count': _Count, 'help': _Exit, 'version': _Exit,
}
_without_value = (_Flag, _AppendConst, _Count, _Exit, BooleanOptionalAction)


def _looks_like_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


class _Container:
    def add_argument(self, *names, **kwargs):
        return self._root()._add(names, kwargs)

    def add_argument_group(self, *args, **kwargs):
        return _Group(self._root())

    def add_mutually_exclusive_group(self, **kwargs):
        return _Group(self._root())

    def set_defaults(self, **kwargs):
        root = self._root()
        root._defaults.update(kwargs)
        for action in root._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        root = self._root()
        for action in root._actions:
            if action.dest == dest:
                return action.default
        return root._defaults.get(dest)

    def register(self, *args, **kwargs):
        pass


class _Group(_Container):
    def __init__(self, parser):
        self._parser = parser

    def _root(self):
        return self._parser


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog or argv()[0].split('/')[-1]
        self.description = description
        self.epilog = epilog
        self.usage = usage
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._actions = []
        self._defaults = {}
        self._subparsers = None
        if add_help:
            self._add(('-h', '--help'), {'action': 'help', 'default': SUPPRESS})
        for parent in parents:
            self._actions += [action for action in parent._actions if not isinstance(action, _Exit)]
            self._defaults.update(parent._defaults)

    def _root(self):
        return self

    def _add(self, names, kwargs):
        kind = kwargs.pop('action', None)
        cls = _actions[kind] if kind is None or isinstance(kind, str) else kind
        kwargs.pop('version', None)
        optional = bool(names) and names[0].startswith('-')
        if kind == 'store_true':
            kwargs = {'const': True, 'default': False, **kwargs}
        elif kind == 'store_false':
            kwargs = {'const': False, 'default': True, **kwargs}
        if 'default' not in kwargs and self.argument_default is not None:
            kwargs['default'] = self.argument_default
        dest = kwargs.pop('dest', None)
        if dest is None:
            longest = [name for name in names if name.startswith('--')] or list(names)
            dest = longest[0].lstrip('-').replace('-', '_') if optional else names[0]
        if dest in self._defaults and 'default' not in kwargs:
            kwargs['default'] = self._defaults[dest]
        if not optional:
            kwargs.setdefault('required', kwargs.get('nargs') not in ('?', '*'))
        strings = list(names) if optional else []
        if cls is BooleanOptionalAction:
            strings += ['--no-' + name[2:] for name in names if name.startswith('--')]
        if self.conflict_handler == 'resolve':
            self._actions = [action for action in self._actions if not set(action.option_strings) & set(strings)]
        for action in self._actions:
            for string in strings:
                if string in action.option_strings:
                    raise ArgumentError(f'argument {"/".join(names)}: conflicting option string: {string}')
        made = cls(strings, dest, **kwargs)
        self._actions.append(made)
        return made

    def add_subparsers(self, **kwargs):
        self._subparsers = _SubParsers(kwargs.get('dest'))
        return self._subparsers

    def parse_args(self, args=None, namespace=None):
        parsed, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return parsed

    parse_intermixed_args = parse_args

    def parse_known_args(self, args=None, namespace=None):
        words = [str(word) for word in (argv()[1:] if args is None else args)]
        if namespace is None:
            namespace = Namespace()
        self._fill_defaults(namespace)
        seen = set()
        rest = self._consume(words, namespace, seen)
        for action in self._actions:
            if action.dest == SUPPRESS or action in seen:
                continue
            if action.required:
                if args is not None or len(words) > 0:
                    name = '/'.join(action.option_strings) or action.dest
                    self.error(f'the following arguments are required: {name}')
                setattr(namespace, action.dest, unknown(f'{action.dest} (a required argument)'))
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default and action.default != SUPPRESS:
                setattr(namespace, action.dest, self._convert(action, action.default))
        return namespace, rest

    def _fill_defaults(self, namespace):
        for action in self._actions:
            if action.default != SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if self._subparsers is not None and self._subparsers.dest is not None and not hasattr(namespace, self._subparsers.dest):
            setattr(namespace, self._subparsers.dest, None)

    def _consume(self, words, namespace, seen):
        rest = []
        waiting = [action for action in self._actions if not action.option_strings]
        while words:
            word = words.pop(0)
            if word == '--':
                continue
            if not word.startswith('-') or word == '-' or _looks_like_number(word):
                if self._subparsers is not None and word in self._subparsers.choices:
                    if self._subparsers.dest is not None:
                        setattr(namespace, self._subparsers.dest, word)
                    parsed, more = self._subparsers.choices[word].parse_known_args(words, namespace)
                    return rest + more
                if not waiting:
                    rest.append(word)
                    continue
                action = waiting.pop(0)
                words.insert(0, word)
                self._apply(action, action.dest, words, namespace, seen, None)
                continue
            option, joined, value = word.partition('=')
            action = self._option(option)
            if action is None and len(word) > 2 and not word.startswith('--') and self._option(word[:2]) is not None:
                option, joined, value = word[:2], '=', word[2:]
                action = self._option(option)
            while isinstance(action, _without_value) and joined and not word.startswith('--') and '=' not in word:
                self._apply(action, option, words, namespace, seen, None)
                option, value = '-' + value[0], value[1:]
                joined = '=' if value else ''
                action = self._option(option)
            if action is None:
                rest.append(word)
            else:
                self._apply(action, option, words, namespace, seen, value if joined else None)
        return rest

    def _option(self, text):
        for action in self._actions:
            if text in action.option_strings:
                return action
        matching = [action for action in self._actions if any(string.startswith(text) for string in action.option_strings)]
        return matching[0] if text.startswith('--') and len(text) > 2 and len(matching) == 1 else None

    def _apply(self, action, option, words, namespace, seen, given):
        seen.add(action)
        if isinstance(action, _without_value):
            action(self, namespace, [], option)
            return
        if given is not None:
            words.insert(0, given)
        values = self._take(action, words, option, given is not None)
        action(self, namespace, values, option)

    def _take(self, action, words, option, first_is_value):
        def available():
            count = 0
            for word in words:
                if word.startswith('-') and word != '-' and not _looks_like_number(word) and not (first_is_value and count == 0):
                    break
                count += 1
            return count
        nargs = action.nargs
        if nargs is None:
            if available() < 1:
                self.error(f'argument {self._label(action)}: expected one argument')
            return self._convert(action, words.pop(0), True)
        if nargs == '?':
            return self._convert(action, words.pop(0), True) if available() else action.const
        wanted = available() if nargs in ('*', '+', '...') else nargs
        if wanted > available() or (nargs == '+' and wanted == 0):
            self.error(f"argument {self._label(action)}: expected {'at least one argument' if nargs == '+' else f'{nargs} arguments'}")
        return [self._convert(action, words.pop(0), True) for _ in range(wanted)]

    def _label(self, action):
        return '/'.join(action.option_strings) or action.metavar or action.dest

    def _convert(self, action, text, check=False):
        value = text
        if action.type is not None:
            try:
                value = action.type(text)
            except ArgumentTypeError as error:
                self.error(f'argument {self._label(action)}: {error}')
            except (TypeError, ValueError):
                name = getattr(action.type, '__name__', repr(action.type))
                self.error(f'argument {self._label(action)}: invalid {name} value: {text!r}')
        if check and action.choices is not None and value not in action.choices:
            listed = ', '.join(map(repr, action.choices))
            self.error(f'argument {self._label(action)}: invalid choice: {value!r} (choose from {listed})')
        return value

    def print_help(self, file=None):
        pass

    def print_usage(self, file=None):
        pass

    def format_help(self):
        return ''

    def exit(self, status=0, message=None):
        raise SystemExit(status)

    def error(self, message):
        self.exit(2, message)


class _SubParsers:
    def __init__(self, dest):
        self.dest = dest
        self.choices = {}

    def add_parser(self, name, **kwargs):
        kwargs.pop('help', None)
        kwargs.pop('aliases', None)
        self.choices[name] = ArgumentParser(**kwargs)
        return self.choices[name]
