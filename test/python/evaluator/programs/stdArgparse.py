import argparse


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f'{text} is not positive')
    return value


parser = argparse.ArgumentParser(description='training', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument('--lr', type=float, default=1e-3, help='learning rate')
parser.add_argument('-b', '--batch-size', type=positive, default=64)
parser.add_argument('--cuda', action='store_true')
parser.add_argument('--no-save', dest='save', action='store_false')
parser.add_argument('--model', choices=['wgan', 'gan'], default='wgan')
parser.add_argument('--betas', nargs=2, type=float, default=(0.5, 0.999))
parser.add_argument('--layers', nargs='+', type=int)
parser.add_argument('--tag', action='append')
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('--seed', type=int, default='7')
parser.add_argument('--resume', nargs='?', const='latest', default=None)
group = parser.add_argument_group('gp')
group.add_argument('--lambda-gp', type=float, default=10)
parser.set_defaults(extra='x')
print(parser.parse_args([]))
print(parser.parse_args('--lr 0.1 -b 8 --cuda --no-save --model gan --betas 0 0.9 --layers 1 2 3 --tag a --tag b -vv --resume --lambda-gp=5'.split()))
print(parser.parse_args(['--batch', '3', '-b5', '--seed', '-3']).batch_size)
known, rest = parser.parse_known_args(['--unknown', '5', '--lr', '2'])
print(known.lr, rest)
for bad in (['--model', 'x'], ['--lr', 'abc'], ['--nope'], ['-b', '-1']):
    try:
        parser.parse_args(bad)
    except SystemExit as stop:
        print('exit', stop.code)
p2 = argparse.ArgumentParser()
p2.add_argument('input')
p2.add_argument('output', nargs='?', default='out')
p2.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True)
print(p2.parse_args(['x']), p2.parse_args(['x', 'y', '--no-flag']))
opt = parser.parse_args([])
print(vars(opt)['lr'], opt.lr, 'lr' in opt, argparse.Namespace(a=1) == argparse.Namespace(a=1), opt.lambda_gp)
sub = argparse.ArgumentParser()
commands = sub.add_subparsers(dest='command')
train = commands.add_parser('train')
train.add_argument('--epochs', type=int, default=1)
print(sub.parse_args(['train', '--epochs', '5']))
