/** @file The Python that a test stands on: gradients to put before a penalty, the critic that has them, and stand-ins. */
import type { Rehearsal } from '../../penalty/index.ts';
import { phrase } from '../../texts/text.ts';
import { comparisonNames } from './comparison.ts';
import type { Say } from './pytestFor.ts';
import type { Helper } from './standIns.ts';
import { withoutGpu } from './withoutGpu.ts';

/** Definitions by name, in the order in which they are written; what is needed by no other is left out. */
export function benchCode({ shape, setting, isAskedBySample, joinsConditions }: Rehearsal, wanted: ReadonlySet<Helper>, say: Say): string {
  const parts: readonly (readonly [boolean, string])[] = [
    [true, gradients(say)],
    [wanted.has('critic'), criticCode({ form: setting.outputForm, isAskedBySample, joinsConditions }, say)],
    [wanted.has('batch') || wanted.has('generated'), batchCode(say)],
    [wanted.has('classes'), classesCode],
    [wanted.has('one_hot'), oneHotCode],
    [wanted.has('generated'), generatedCode(say)],
    [setting.outputForm === 'mapping' && wanted.has('critic'), mappingCode(say)],
  ];
  return [`°SHAPE = (${shape.join(', ')}${shape.length === 1 ? ',' : ''})`, ...parts.flatMap(([isWanted, code]) => (isWanted ? [code] : []))].join('\n\n\n');
}

/** What definitions of the file may need as they are made. */
export function standInCode(wanted: ReadonlySet<Helper>, say: Say): string {
  const parts: readonly (readonly [Helper, string])[] = [['same', sameCode], ['equipped', equippedCode], ['StandIn', standInClass(say)], ['Elsewhere', elsewhereCode(say)]];
  return parts.flatMap(([helper, code]) => (wanted.has(helper) ? [code] : [])).join('\n\n\n');
}

const gradients = (say: Say): string => `def °zeros(shape):
    return torch.zeros(shape)


def °unit(shape):
    """${say(phrase`Every sample has norm 1.`)}"""
    return torch.full(shape, (shape[0] / torch.Size(shape).numel()) ** 0.5)


def °double(shape):
    """${say(phrase`Every sample has norm 2.`)}"""
    return 2 * °unit(shape)


def °spread(shape):
    """${say(phrase`Norms ¼, ½, 1, 2 and 4 in turn, in random directions.`)}"""
    directions = torch.randn(shape, generator=torch.Generator().manual_seed(0)).flatten(1)
    norms = torch.tensor([0.25, 0.5, 1.0, 2.0, 4.0]).repeat(shape[0])[:shape[0], None]
    return (directions * norms / directions.norm(2, dim=1, keepdim=True)).view(shape)`;

const answers = {
  column: 'scores', vector: 'scores.flatten()', map: 'scores.view(-1, 1, 1, 1)', pair: 'scores, scores', triple: 'scores, scores, scores', mapping: '°Scores(scores)',
  scales: '[scores.view(-1, 1, 1, 1)]', features: '[[scores.view(-1, 1, 1, 1)]]',
} as const;

interface CriticKind { readonly form: keyof typeof answers; readonly isAskedBySample: boolean; readonly joinsConditions: boolean }

const criticCode = ({ form, isAskedBySample, joinsConditions }: CriticKind, say: Say): string => `class °ProbeCritic(torch.nn.Module):
    """${say(phrase`D(x) = Σ w · x: its gradient with respect to x is w, whatever x is.`)}"""

    def __init__(self):
        super().__init__()
        self.bias = torch.nn.Parameter(torch.zeros(1))
        self.begin(°zeros)

    def begin(self, gradient):
        self.gradient, self.weights, self.seen${isAskedBySample ? ', self.turn' : ''} = gradient, {}, []${isAskedBySample ? ', 0' : ''}

    def weight(self, shape):${isAskedBySample ? bySample(say) : ''}
        if shape not in self.weights:
            self.weights[shape] = self.gradient(shape).requires_grad_()
        return self.weights[shape] * 1

    def score(self, x):
        product = x * self.weight(x.shape)
        return product.flatten(1 if x.dim() > 1 else 0).sum(-1, keepdim=True)

    def forward(self, *args, **kwargs):
        tensors = list(°tensors_in([args, kwargs]))
        xs = [${joinsConditions ? '°data_of(x)' : 'x'} for x in tensors if x.requires_grad] or tensors[:1]
        self.seen.append(xs[0].detach())
        scores = sum(self.score(x) for x in xs if x.shape[0] == xs[0].shape[0]) + self.bias
        scores = scores.relu() - (-scores).relu()  # ${say(phrase`as a network's layers, it needs its graph to go back`)}
        return ${answers[form]}


def °tensors_in(value):
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from °tensors_in(item)

${joinsConditions ? dataOf(say) : ''}

°critic = °ProbeCritic()`;

const dataOf = (say: Say): string => `

def °data_of(x):
    """${say(phrase`The part of what was joined that requires gradients: an image without the planes of its label.`)}"""
    if x.grad_fn is None or not x.grad_fn.name().startswith('Cat'):
        return x
    parts = [part for part, _ in x.grad_fn.next_functions]
    if all(parts):
        return x
    dim = next(i for i, (a, b) in enumerate(zip(x.shape, °SHAPE)) if a != b)
    return x.narrow(dim, 0 if parts[0] else x.shape[dim] - °SHAPE[dim], °SHAPE[dim])
`;

const bySample = (say: Say): string => `
        if tuple(shape) in (°SHAPE[1:], (1, *°SHAPE[1:])):  # ${say(phrase`one sample at a time`)}
            self.turn += 1
            return self.weight(torch.Size(°SHAPE))[(self.turn - 1) % °SHAPE[0]].view(shape)`;

const mappingCode = (say: Say): string => `class °Scores(dict):
    """${say(phrase`A critic's answer in a dict, whose keys only the code knows.`)}"""

    def __init__(self, scores):
        self.scores = scores

    def __missing__(self, key):
        return self.scores

    def __getattr__(self, name):
        return self.__dict__['scores']`;

const batchCode = (say: Say): string => `°batches, °fills = {}, {}


def °batch(name, requires_grad=False):
    """${say(phrase`A batch of data; the critic's gradient does not depend on it.`)}"""
    x = torch.full(°SHAPE, °fills[name]) if name in °fills else torch.randn(°SHAPE)
    °batches[name] = x, x.clone()
    return x.requires_grad_(requires_grad)`;

const classesCode = `def °classes():
    return torch.arange(°SHAPE[0]) % 10`;

const oneHotCode = `def °one_hot():
    return torch.eye(10)[torch.arange(°SHAPE[0]) % 10]`;

const generatedCode = (say: Say): string => `def °generated(*args, **kwargs):
    """${say(phrase`What a generator makes: data that depends on weights of its own.`)}"""
    return °batch('generated', requires_grad=True) * 1`;

const sameCode = `def °same(x, *others, **kwargs):
    if not isinstance(x, torch.Tensor) or not x.requires_grad:
        return x
    # parts of a critic that are handed several scores add them up
    scores = [other for other in others if isinstance(other, torch.Tensor) and other.requires_grad and other.shape == x.shape == (x.shape[0], 1)]
    return sum(scores, x)`;

const equippedCode = `def °equipped(thing, **attributes):
    for name, value in attributes.items():
        setattr(thing, name, value)
    return thing`;

const standInClass = (say: Say): string => `class °StandIn:
    """${say(phrase`Something that the file leaves open, with the attributes and items that the penalty asks for.`)}"""

    def __init__(self, result=None, items=(), **attributes):
        self.result, self.items = result, items
        self.__dict__.update(attributes)

    def __call__(self, *args, **kwargs):
        return self.result()

    def __getitem__(self, key):
        return self.items[key]

    def __iter__(self):
        return iter(self.items)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __getattr__(self, name):  # ${say(phrase`train, eval, to: it stays what it is`)}
        if name.startswith('__'):
            raise AttributeError(name)
        return lambda *args, **kwargs: self`;

const elsewhereCode = (say: Say): string => `class °Elsewhere:
    """${say(phrase`A base class that the file has from somewhere else.`)}"""`;

const english: Say = ({ template }) => template;
const allHelpers: readonly Helper[] = ['critic', 'batch', 'classes', 'one_hot', 'same', 'generated', 'equipped', 'StandIn', 'Elsewhere'];
const criticOfAll = criticCode({ form: 'mapping', isAskedBySample: true, joinsConditions: true }, english);
const ownCode = [standInCode(new Set(allHelpers), english), gradients(english), criticOfAll, mappingCode(english), batchCode(english), classesCode, oneHotCode, generatedCode(english), withoutGpu(english), comparisonNames].join('');
const ownNames = new Set([...`${ownCode}°without_gpu°SHAPE°answer_to°slopes`.matchAll(/°(\w+)/g)].map(([, name = '']) => name));

/** Names of the bench are written °name until it is known which names the code has already. */
export const named = (code: string, taken: ReadonlySet<string>): string =>
  code.replace(/°(\w+)/g, (text, name: string) => (ownNames.has(name) ? `${name}${taken.has(name) ? '_of_the_test' : ''}` : text));
