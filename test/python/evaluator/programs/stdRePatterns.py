"""Patterns of all kinds, and what each finds."""
import re

texts = ['', 'a', 'aab', 'abcabc', 'foo123bar', 'x=1, y = 22', 'line one\nline two\n', 'Straße', 'AbC', 'a.b', '<a><b>', '((x))', 'key: value', '2024-01-31', 'a\tb', 'aaa aa a', '日本語 text', 'end\n']
patterns = [
    'a*', 'a+?', 'a{2}', 'a{1,2}', 'a{,2}b', 'a{2,}', '(a)(b)?', '(a|ab)(c|bcd)?', '[a-c]+', '[^a-c]+', r'\d+', r'\w+', r'\W', r'\s+', r'\S+$', '^a', 'b$', '^l.*$', r'\Aline', r'\Z', r'\bb', r'\Ba',
    r'(?P<name>\w+)\s*[=:]\s*(?P<value>\w+)', r'(\w)(\w)\2', r'(?P<q>a)(?P=q)', '(?:ab)+', 'a(?=b)', 'a(?!b)', '(?<=a)b', '(?<!a)b', '<.*>', '<.*?>', '(?i)abc', '(?i:A)b', '(?s)one.line', '(?m)^line', '(?x) a  b # both\n',
    r'(\d{4})-(\d\d)-(\d\d)', r'[.]', r'\.', '[]a]', '[a-]', r'[\w.]+', r'[\d\-]+', '(a*)*', '(a*)+', '(a|b)*c', '(?:a|b|)+', '()', '(a)?b(?(1)c|a)', r'\x61', r'\u0061', r'[^\s]+', 'é|ß', '(?:(a)|b)*', '(a+)+$', '((a)|(b))+', '.*?b', '^', '$', '(?m)$', r'(?#comment)a', 'a|b|c', '(x+x+)+y',
]
for pattern in patterns:
    for text in texts:
        print(pattern, repr(text), [(m.span(), m.groups()) for m in re.finditer(pattern, text)][:4])
        for find in (re.match, re.fullmatch):
            found = find(pattern, text)
            print(found and (found.span(), found.groups(), found.groupdict()))
    print(re.sub(pattern, '-', 'aab foo123'), re.split(pattern, 'a1b2c3', maxsplit=2))
for flags in (re.I, re.M, re.S, re.X, re.I | re.M):
    print([re.findall(pattern, 'Ab\naB\n', flags) for pattern in ('^a.', 'b$', 'A.b', 'a b', '[A]')])
for bad in ('(', ')', '[a', '*', 'a**', '(?P<1>a)', '(?<=a*)b', r'\1', '(?P=x)', 'a{3,2}', '(?z)'):
    try:
        re.compile(bad)
        print(bad, 'compiles')
    except re.error:
        print(bad, 'is none')
