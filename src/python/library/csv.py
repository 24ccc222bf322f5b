"""Python's csv."""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


def _fields(line, delimiter, quotechar):
    fields = ['']
    quoted = False
    place = 0
    while place < len(line):
        char = line[place]
        if quoted and char == quotechar and line[place + 1:place + 2] == quotechar:
            fields[-1] += quotechar
            place += 1
        elif char == quotechar:
            quoted = not quoted
        elif char == delimiter and not quoted:
            fields.append('')
        else:
            fields[-1] += char
        place += 1
    return fields


def reader(lines, dialect='excel', delimiter=',', quotechar='"', **options):
    for line in lines:
        text = line.rstrip('\r\n')
        yield _fields(text, delimiter, quotechar) if text else []


class writer:
    def __init__(self, file, dialect='excel', delimiter=',', quotechar='"', lineterminator='\r\n', quoting=QUOTE_MINIMAL, **options):
        self._file, self._delimiter, self._quote, self._end, self._quoting = file, delimiter, quotechar, lineterminator, quoting

    def _text(self, value):
        text = '' if value is None else str(value)
        plain = not any(char in text for char in (self._delimiter, self._quote, '\n', '\r'))
        if self._quoting == QUOTE_ALL or not plain:
            return self._quote + text.replace(self._quote, self._quote * 2) + self._quote
        return text

    def writerow(self, row):
        return self._file.write(self._delimiter.join(self._text(value) for value in row) + self._end)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, lines, fieldnames=None, **options):
        self._rows = reader(lines, **options)
        self.fieldnames = fieldnames if fieldnames is not None else next(self._rows, [])

    def __iter__(self):
        return (dict(zip(self.fieldnames, row)) for row in self._rows if row)


class DictWriter:
    def __init__(self, file, fieldnames, restval='', extrasaction='raise', **options):
        self.fieldnames, self._rest = fieldnames, restval
        self._writer = writer(file, **options)

    def writeheader(self):
        return self._writer.writerow(self.fieldnames)

    def writerow(self, row):
        extra = [key for key in row if key not in self.fieldnames]
        if extra:
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(repr(key) for key in extra))
        return self._writer.writerow([row.get(name, self._rest) for name in self.fieldnames])

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
