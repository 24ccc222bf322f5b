"""Python's textwrap."""


def dedent(text):
    lines = [line if line.strip() else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    return '\n'.join(line[len(margin or ''):] if line else line for line in lines)


def indent(text, prefix, predicate=None):
    lines = text.splitlines(True)
    return ''.join(prefix + line if (predicate(line) if predicate else line.strip()) else line for line in lines)


def wrap(text, width=70, initial_indent='', subsequent_indent='', break_long_words=True, **options):
    lines = []
    current = []
    room = width - len(initial_indent)
    for word in text.split():
        while break_long_words and len(word) > width - len(subsequent_indent) and not current:
            lines.append((subsequent_indent if lines else initial_indent) + word[:room])
            word = word[room:]
            room = width - len(subsequent_indent)
        if current and len(' '.join(current)) + 1 + len(word) > room:
            lines.append((subsequent_indent if lines else initial_indent) + ' '.join(current))
            current = []
            room = width - len(subsequent_indent)
        if word:
            current.append(word)
    if current:
        lines.append((subsequent_indent if lines else initial_indent) + ' '.join(current))
    return lines


def fill(text, width=70, **options):
    return '\n'.join(wrap(text, width, **options))


def shorten(text, width, placeholder=' [...]', **options):
    words = text.split()
    if len(' '.join(words)) <= width:
        return ' '.join(words)
    while words and len(' '.join(words)) + len(placeholder) > width:
        words.pop()
    return ' '.join(words) + placeholder if words else placeholder.lstrip()
