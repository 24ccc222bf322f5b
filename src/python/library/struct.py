"""Python's struct."""
import _digests


class error(Exception):
    pass


_SIZES = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'f': 4, 'd': 8, '?': 1, 'x': 1}


def _fields(format):
    """(byte order, [(letter, count)])."""
    order = 'big' if format[:1] in '>!' and format else 'little'
    native = format[:1] not in ('<', '>', '!', '=')
    fields = []
    digits = ''
    for char in format.lstrip('<>!=@'):
        if char.isdigit():
            digits += char
        elif not char.isspace():
            fields.append((char, int(digits or 1)))
            digits = ''
    return order, native, fields


def _size(char, native):
    return 8 if native and char in 'lL' else _SIZES[char]


def calcsize(format):
    _, native, fields = _fields(format)
    total = 0
    for char, count in fields:
        size = 1 if char == 's' else _size(char, native)
        if native and char != 's':
            total += -total % size
        total += size * count
    return total


def pack(format, *values):
    order, native, fields = _fields(format)
    result = b''
    rest = list(values)
    for char, count in fields:
        if char == 's':
            result += (rest.pop(0) + b'\0' * count)[:count]
            continue
        size = _size(char, native)
        for _ in range(count):
            if native:
                result += b'\0' * (-len(result) % size)
            if char == 'x':
                result += b'\0'
                continue
            value = rest.pop(0)
            if char in 'fd':
                data = _digests.float_bytes(float(value), size)
            else:
                data = (int(value) % (1 << 8 * size)).to_bytes(size, 'little')
            result += data if order == 'little' else data[::-1]
    return result


def unpack(format, buffer):
    order, native, fields = _fields(format)
    if len(buffer) != calcsize(format):
        raise error(f'unpack requires a buffer of {calcsize(format)} bytes')
    values = []
    place = 0
    for char, count in fields:
        if char == 's':
            values.append(buffer[place:place + count])
            place += count
            continue
        size = _size(char, native)
        for _ in range(count):
            if native:
                place += -place % size
            data = buffer[place:place + size]
            place += size
            if char == 'x':
                continue
            data = data if order == 'little' else data[::-1]
            if char in 'fd':
                values.append(_digests.bytes_float(data))
            else:
                number = int.from_bytes(data, 'little', signed=char.islower() and char != '?')
                values.append(bool(number) if char == '?' else number)
    return tuple(values)


def unpack_from(format, buffer, offset=0):
    return unpack(format, buffer[offset:offset + calcsize(format)])
