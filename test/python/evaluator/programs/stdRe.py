import re

print(re.findall(r'\d+', 'a1 b22 c333'), re.findall(r'(\w)=(\d)', 'a=1, b=2'), re.sub(r'\s+', ' ', 'a  b \n c'), re.split(r'[,;]', 'a,b;c'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'))
m = re.match(r'(?P<name>\w+)-(?P<num>\d+)?', 'layer-12.weight')
print(m.group(), m.group(1), m.group('name', 'num'), m.groups(), m.groupdict(), m.span(), m.start('num'), m['name'], bool(m), m)
print(re.search('z', 'abc'), re.search('b', 'abc').start(), re.fullmatch(r'\d+', '12'), re.fullmatch(r'\d+', '12a'), re.match('b', 'ab'))
p = re.compile(r'^conv(\d)', re.I | re.M)
print(p.findall('conv1\nCONV2\nxconv3'), p.sub(lambda found: f'layer{int(found.group(1)) + 1}', 'conv1\nconv2'), p.pattern, [f.span() for f in re.finditer('a', 'banana')])
print(re.escape('a.b*c'), re.split(r'(-)', 'a-b-c'), re.sub('a', 'b', 'aaa', count=2), re.subn('a', 'b', 'aaa'), re.findall('', 'ab'), re.sub(r'x*', '-', 'abc'))
