"""Python's datetime, without time zones but UTC."""
from _frames import now as _now

MINYEAR, MAXYEAR = 1, 9999
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NAMES = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_DAY_NAMES = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS[month - 1]


def _to_ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + sum(_days_in(year, m) for m in range(1, month)) + day


def _from_ordinal(ordinal):
    year = max(1, ordinal // 366)
    while _to_ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    rest = ordinal - _to_ordinal(year, 1, 1) + 1
    month = 1
    while rest > _days_in(year, month):
        rest -= _days_in(year, month)
        month += 1
    return year, month, rest


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = (days + weeks * 7) * 86400 + hours * 3600 + minutes * 60 + seconds
        total = round(whole * 1000000 + milliseconds * 1000 + microseconds) if isinstance(whole, float) or isinstance(milliseconds + microseconds, float) else whole * 1000000 + milliseconds * 1000 + microseconds
        self._total = total
        self.days, rest = divmod(total, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)

    def total_seconds(self):
        return self._total / 1000000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}' + (f'.{self.microseconds:06d}' if self.microseconds else '')
        return f"{self.days} day{'s' if abs(self.days) != 1 else ''}, {text}" if self.days else text

    def __add__(self, other):
        return timedelta(microseconds=self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return timedelta(microseconds=self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._total)

    def __abs__(self):
        return timedelta(microseconds=abs(self._total))

    def __mul__(self, other):
        return timedelta(microseconds=round(self._total * other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._total / other._total if isinstance(other, timedelta) else timedelta(microseconds=round(self._total / other))

    def __floordiv__(self, other):
        return self._total // other._total if isinstance(other, timedelta) else timedelta(microseconds=self._total // other)

    def __mod__(self, other):
        return timedelta(microseconds=self._total % other._total)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._total == other._total

    def __lt__(self, other):
        return self._total < other._total

    def __le__(self, other):
        return self._total <= other._total

    def __gt__(self, other):
        return self._total > other._total

    def __ge__(self, other):
        return self._total >= other._total

    def __hash__(self):
        return hash(self._total)

    def __bool__(self):
        return self._total != 0


class tzinfo:
    pass


class timezone(tzinfo):
    def __init__(self, offset=timedelta(), name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, moment):
        return self._offset

    def __repr__(self):
        return 'datetime.timezone.utc' if not self._offset else f'datetime.timezone({self._offset!r})'

    def __str__(self):
        return self._name or 'UTC'


timezone.utc = timezone()
UTC = timezone.utc


def _formatted(moment, format):
    hour, minute, second, micro = (getattr(moment, name, 0) for name in ('hour', 'minute', 'second', 'microsecond'))
    weekday = moment.weekday() if hasattr(moment, 'weekday') else 0
    year, month, day = (getattr(moment, name, value) for name, value in (('year', 1900), ('month', 1), ('day', 1)))
    table = {
        'Y': f'{year:04d}', 'm': f'{month:02d}', 'd': f'{day:02d}', 'H': f'{hour:02d}', 'M': f'{minute:02d}', 'S': f'{second:02d}', 'f': f'{micro:06d}',
        'y': f'{year % 100:02d}', 'I': f'{(hour - 1) % 12 + 1:02d}', 'p': 'AM' if hour < 12 else 'PM', 'B': _MONTH_NAMES[month - 1], 'b': _MONTH_NAMES[month - 1][:3],
        'A': _DAY_NAMES[weekday], 'a': _DAY_NAMES[weekday][:3], 'j': f'{_to_ordinal(year, month, day) - _to_ordinal(year, 1, 1) + 1:03d}', 'w': str((weekday + 1) % 7),
        '%': '%', 'z': '', 'Z': '', 's': str(int((_to_ordinal(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second)),
        'F': f'{year:04d}-{month:02d}-{day:02d}', 'T': f'{hour:02d}:{minute:02d}:{second:02d}', 'D': f'{month:02d}/{day:02d}/{year % 100:02d}', 'R': f'{hour:02d}:{minute:02d}',
        'e': f'{day:2d}', 'X': f'{hour:02d}:{minute:02d}:{second:02d}', 'x': f'{month:02d}/{day:02d}/{year % 100:02d}',
        'c': f'{_DAY_NAMES[weekday][:3]} {_MONTH_NAMES[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}',
    }
    parts = []
    place = 0
    while place < len(format):
        if format[place] == '%' and place + 1 < len(format):
            parts.append(table.get(format[place + 1], '%' + format[place + 1]))
            place += 2
        else:
            parts.append(format[place])
            place += 1
    return ''.join(parts)


class _Moment:
    """What dates and times share: comparison by their parts."""

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def strftime(self, format):
        return _formatted(self, format)


class date(_Moment):
    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _days_in(year, month):
            raise ValueError('day is out of range for month')
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now())

    @classmethod
    def fromtimestamp(cls, seconds):
        return cls(*_from_ordinal(719163 + int(seconds // 86400)))

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text):
        return cls(*(int(part) for part in text.split('-')))

    def _key(self):
        return self.year, self.month, self.day

    def toordinal(self):
        return _to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    def ctime(self):
        return self.strftime('%c')

    def replace(self, **changes):
        return date(**{**dict(year=self.year, month=self.month, day=self.day), **changes})

    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'

    def __add__(self, other):
        return date.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(days=self.toordinal() - other.toordinal()) if isinstance(other, date) else date.fromordinal(self.toordinal() - other.days)


class time(_Moment):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    def _key(self):
        return self.hour, self.minute, self.second, self.microsecond

    def isoformat(self):
        return f'{self.hour:02d}:{self.minute:02d}:{self.second:02d}' + (f'.{self.microsecond:06d}' if self.microsecond else '')

    def __repr__(self):
        return f"datetime.time({', '.join(str(part) for part in self._key()[:4 if self.microsecond else 3 if self.second else 2])})"


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        super().__init__(year, month, day)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now(), tz)

    today = utcnow = now

    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        total = round(seconds * 1000000)
        rest = total % 86400000000
        return cls(*_from_ordinal(719163 + total // 86400000000), rest // 3600000000, rest // 60000000 % 60, rest // 1000000 % 60, rest % 1000000, tz)

    utcfromtimestamp = fromtimestamp

    @classmethod
    def fromisoformat(cls, text):
        day, _, clock = text.replace('T', ' ').partition(' ')
        whole, _, fraction = clock.partition('.')
        return cls(*(int(part) for part in day.split('-')), *(int(part) for part in whole.split(':') if part), **({'microsecond': int(fraction.ljust(6, '0'))} if fraction else {}))

    @classmethod
    def strptime(cls, text, format):
        import re
        patterns = {'Y': r'(?P<Y>\d{4})', 'm': r'(?P<m>\d{1,2})', 'd': r'(?P<d>\d{1,2})', 'H': r'(?P<H>\d{1,2})', 'M': r'(?P<M>\d{1,2})', 'S': r'(?P<S>\d{1,2})', 'f': r'(?P<f>\d{1,6})', 'y': r'(?P<y>\d{2})'}
        pattern = ''.join(patterns.get(part[1], part) if part.startswith('%') else re.escape(part) for part in re.findall('%.|[^%]', format))
        found = re.fullmatch(pattern, text)
        if found is None:
            raise ValueError(f'time data {text!r} does not match format {format!r}')
        parts = {name: int(value.ljust(6, '0') if name == 'f' else value) for name, value in found.groupdict().items()}
        year = parts.get('Y', 2000 + parts['y'] if 'y' in parts else 1900)
        return cls(year, parts.get('m', 1), parts.get('d', 1), parts.get('H', 0), parts.get('M', 0), parts.get('S', 0), parts.get('f', 0))

    def _key(self):
        return self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond

    def _micros(self):
        return ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60000000 + self.second * 1000000 + self.microsecond

    def timestamp(self):
        return (self._micros() - 719163 * 86400000000) / 1000000

    def timetuple(self):
        from time import struct_time
        return struct_time(self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(), self.toordinal() - _to_ordinal(self.year, 1, 1) + 1, 0)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def replace(self, **changes):
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
        return datetime(**{**{name: getattr(self, name) for name in names}, **changes})

    def astimezone(self, tz=None):
        return self.replace(tzinfo=tz)

    def isoformat(self, sep='T', timespec='auto'):
        clock = f'{self.hour:02d}:{self.minute:02d}' if timespec == 'minutes' else f'{self.hour:02d}:{self.minute:02d}:{self.second:02d}'
        if timespec == 'milliseconds':
            clock += f'.{self.microsecond // 1000:03d}'
        elif timespec == 'microseconds' or (timespec == 'auto' and self.microsecond):
            clock += f'.{self.microsecond:06d}'
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{clock}' + ('+00:00' if self.tzinfo is not None else '')

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        count = 7 if self.microsecond else 6 if self.second else 5
        return f"datetime.datetime({', '.join(str(part) for part in self._key()[:count])})"

    def __add__(self, other):
        total = self._micros() + other._total
        rest = total % 86400000000
        return datetime(*_from_ordinal(total // 86400000000), rest // 3600000000, rest // 60000000 % 60, rest // 1000000 % 60, rest % 1000000, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._micros() - other._micros()) if isinstance(other, datetime) else self + -other
