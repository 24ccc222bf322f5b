/**
 * @file Hovers on every kind of place, in several spellings each: what a place is, running it has shown, so that a new
 * spelling needs no new code. In the programs, `⟨1⟩` stands before what the mouse rests on.
 */
import assert from 'node:assert/strict';
import { openTestService } from './testService.ts';

interface Program { readonly name: string; readonly text: string; readonly answers: readonly RegExp[] }

const shapes = '\n\nreal = torch.zeros(16, 3, 8, 8)\nfake = torch.zeros(16, 3, 8, 8)\n';

const programs: readonly Program[] = [
  {
    name: 'the usual function',
    text: `import torch
from torch import autograd

def gradient_penalty(critic, ⟨1⟩real, fake):
    ⟨2⟩alpha = torch.⟨3⟩rand(real.size(0), 1, 1, 1)
    mixed = alpha * real ⟨4⟩+ (⟨5⟩1 - alpha) * fake
    mixed.⟨6⟩requires_grad_(True)
    scores = ⟨7⟩critic(mixed)
    gradient = autograd.⟨8⟩grad(⟨9⟩outputs=scores, ⟨10⟩inputs=mixed, ⟨11⟩grad_outputs=torch.ones_like(scores), ⟨12⟩create_graph=True, ⟨13⟩retain_graph=True, ⟨14⟩only_inputs=True)⟨15⟩[0]
    gradient = gradient.⟨16⟩view(gradient.size(0), -1)
    norm = gradient.⟨17⟩norm(2, dim=1)
    return ⟨18⟩10 * ((norm ⟨19⟩- 1) ⟨20⟩** 2).⟨21⟩mean()

⟨22⟩gradient_penalty(lambda x: x.flatten(1).sum(1), real, fake)
`.replace('\n⟨22⟩', `${shapes}\n⟨22⟩`),
    answers: [
      /^\*\*A batch of data\*\*: `\(16, 3, 8, 8\)`/, /^\*\*One random weight for each of 16 samples\*\*: `\(16, 1, 1, 1\)`/, /^\*\*One random weight for each of 16 samples/,
      /^\*\*A random point on the line between `real` and `fake`.*\n\n`x̂ = ε · real \+ \(1 − ε\) · fake`/, /`x̂ = ε · fake \+ \(1 − ε\) · real`/, /^\*\*Lets gradients be taken/,
      /^\*\*One score for each sample\*\*: `\(16, 1\)`/, /^\*\*The gradient of each score with respect to the critic's input\*\*: `\(16, 3, 8, 8\)`/, /^\*\*What is differentiated: the scores/, /^\*\*What the scores are differentiated with respect to/,
      /^\*\*The weight of each score in the sum.*batch size, 16/s, /^\*\*Makes the gradient itself differentiable\*\*.*confirms/s, /^\*\*Changes nothing here: `create_graph`/, /^\*\*Changes nothing\*\*/, /^\*\*The gradient with respect to the first input, not of the first sample\*\*.*16 samples/s,
      /^\*\*`\(16, 3, 8, 8\)` → `\(16, 192\)`\*\*/, /^\*\*One norm for each of 16 samples, over all 192 elements\*\*: `\(16,\)`/, /^\*\*λ = 10.*norm 2 {3}10 · \(2 − 1\)² = 10/s, /^\*\*How far each norm is from 1\*\*/,
      /^\*\*What each sample costs\*\*.*mean\(\(n − 1\)²\) = \(mean n − 1\)² \+ var n/s, /^\*\*The mean over 16 samples\*\*/, /^✓ \*\*Correct for `\(16, 3, 8, 8\)`\*\*: norm 1 gives penalty 0\n\n`10 · E\[\(‖∇D\(x̂\)‖₂ − 1\)²\]`/,
    ],
  },
  {
    name: 'lerp, einsum and positional arguments',
    text: `import torch

LAMBDA = 10

def penalty(netD, a, b):
    t = torch.⟨1⟩empty(a.shape[0], 1, 1, 1).uniform_()
    z = torch.⟨2⟩lerp(b, a, t).⟨3⟩requires_grad_()
    out = ⟨4⟩netD(z)
    g, = torch.autograd.⟨5⟩grad(out, z, torch.⟨6⟩ones(out.shape), ⟨7⟩True, ⟨8⟩True)
    s = torch.⟨9⟩einsum('bchw,bchw->b', g, g)
    n = (s + 1e-12).⟨10⟩sqrt()
    return ⟨11⟩LAMBDA * (n ⟨12⟩- 1).⟨13⟩square().⟨14⟩mean()

penalty(lambda x: x.flatten(1).sum(1), torch.zeros(16, 3, 8, 8), torch.zeros(16, 3, 8, 8))
`,
    answers: [
      /^\*\*One random weight for each of 16 samples/, /^\*\*A random point on the line between/, /^\*\*Lets gradients be taken/, /^\*\*One score for each sample/, /^\*\*The gradient of each score/, /^\*\*The weight of each score/,
      /^\*\*Changes nothing here: `create_graph`/, /^\*\*Makes the gradient itself/, /^\*\*The sum of squares of each sample\*\*: `\(16,\)`/, /^\*\*One norm for each of 16 samples, over all 192/, /^\*\*λ = 10/, /^\*\*How far each norm is from 1/, /^\*\*What each sample costs/, /^\*\*The mean over 16 samples/,
    ],
  },
  {
    name: 'torch.func, one sample at a time, one-sided',
    text: `import torch
from torch.func import vmap, grad

def penalty(critic, real, fake, ⟨1⟩gamma=5.0):
    eps = torch.⟨2⟩rand(real.shape[0])[:, None]
    x = fake ⟨3⟩+ eps * (real - fake)
    g = ⟨4⟩vmap(grad(lambda s: ⟨5⟩critic(s[None]).squeeze()))(x)
    slopes = torch.linalg.⟨6⟩vector_norm(g, dim=-1)
    excess = torch.⟨7⟩clamp(slopes - 1, min=0)
    return gamma * torch.⟨8⟩mean(excess ⟨9⟩** 2)
`,
    answers: [
      /^\*\*λ = 5/, /^\*\*One random weight for each of \d+ samples/, /^\*\*A random point on the line between `real` and `fake`/, /^\*\*The gradient of each score with respect/, /^\*\*One score for each sample/,
      /^\*\*One norm for each of \d+ samples/, /^\*\*By how much each norm exceeds 1/, /^\*\*The mean over \d+ samples/, /^\*\*What each sample costs.*cost nothing/s,
    ],
  },
  {
    name: 'backward() and .grad, zero-centred',
    text: `import torch

def r1(D, x, gamma):
    x = x.⟨1⟩detach().⟨2⟩requires_grad_()
    s = ⟨3⟩D(x)
    s.sum().⟨4⟩backward(create_graph=True)
    g = x.⟨5⟩grad
    return gamma / 2 ⟨6⟩* g.⟨7⟩pow(2).flatten(1).⟨8⟩sum(1).⟨9⟩mean()
`,
    answers: [
      /^\*\*`x` itself: the critic is asked there/, /^\*\*Lets gradients be taken/, /^\*\*One score for each sample/, /^\*\*Adds the derivatives of the scores to `\.grad`/, /^\*\*What `backward\(\)` left: the gradient/,
      /^\*\*λ = 5.*R1 and R2/s, /^\*\*Each element of the gradient squared/, /^\*\*The sum of squares of each sample/, /^\*\*The mean over \d+ samples\*\*: 1 when/,
    ],
  },
  {
    name: 'a method with a loss function, keras-like names',
    text: `import torch, torch.nn.functional as F

class WGAN:
    def __init__(self, discriminator, gp_weight):
        self.discriminator = discriminator
        self.gp_weight = gp_weight

    def gradient_penalty(self, real_images, fake_images):
        alpha = torch.FloatTensor(real_images.size(0), 1, 1, 1).⟨1⟩normal_()
        interpolated = torch.autograd.⟨2⟩Variable(real_images + alpha * (fake_images - real_images), requires_grad=True)
        pred = self.⟨3⟩discriminator(interpolated)
        grads = torch.autograd.grad(pred, [interpolated], grad_outputs=torch.ones_like(pred), ⟨4⟩create_graph=False)⟨5⟩[0]
        flat = torch.⟨6⟩flatten(grads, start_dim=1)
        length = torch.⟨7⟩sqrt(torch.⟨8⟩sum(flat ⟨9⟩** 2, dim=1))
        return F.⟨10⟩mse_loss(length, torch.ones_like(length))
`,
    answers: [
      /^\*\*One random weight.*beyond the ends/s, /^\*\*The point at which the critic is asked/, /^\*\*One score for each sample/, /^\*\*Off: the gradient is a constant\*\*.*no derivative reaches/s, /^\*\*The gradient with respect to the first input/,
      /^\*\*`\(.*\)` → `\(\d+, \d+\)`/, /^\*\*One norm for each of \d+ samples/, /^\*\*The sum of squares of each sample/, /^\*\*Each element of the gradient squared/, /^\*\*The mean over \d+ samples/,
    ],
  },
  {
    name: 'a training loop that calls the penalty: its critic, its λ by name and by number, in a method and inside the function too',
    text: `import torch
from torch import nn

LAMBDA_GP = 5.0
critic = nn.Sequential(nn.Flatten(), nn.Linear(192, 1))
generator = nn.Linear(8, 192)

def gradient_penalty(net, real, fake):
    t = torch.rand(real.size(0), 1, 1, 1)
    x = (t * real + (1 - t) * fake).requires_grad_()
    g = torch.autograd.grad(net(x).sum(), x, create_graph=True)[0]
    return ((g.flatten(1).norm(2, dim=1) - 1) ** 2).mean()

def heavy_penalty(net, real, fake):
    return 10 * gradient_penalty(net, real, fake)

shape = (16, 3, 8, 8)
for epoch in range(100):
    for real in loader:
        fake = generator(torch.randn(16, 8)).view(shape)
        loss = ⟨1⟩critic(fake).mean() - ⟨2⟩critic(real).mean() + ⟨3⟩LAMBDA_GP * gradient_penalty(critic, real, fake)
        gp = gradient_penalty(critic, real, fake)
        loss = loss + gp * ⟨4⟩2.5
        loss += ⟨5⟩unknown.weight * gp
        loss += ⟨6⟩3 * heavy_penalty(critic, real, fake)

class Trainer:
    def __init__(self, D, weight=10):
        self.D, self.weight = D, weight

    def step(self, real, fake):
        gp = gradient_penalty(self.D, real, fake)
        return self.⟨7⟩D(fake).mean() - self.D(real).mean() + self.⟨8⟩weight * gp
`,
    answers: [
      /^\*\*The critic’s score of each sample\*\* for data of shape `\(\d+, 3, \d+, \d+\)`.*slope between them to 1/s, /^\*\*The critic’s score/, /^\*\*λ = 5: how much.*norm 2 {3}5 · \(2 − 1\)² = 5/s, /^\*\*λ = 2\\\.5: /, /^\*\*λ: how much/,
      /^\*\*λ = 3: .*multiplies by 10 already.* 30 in all/s, /^\*\*One score for each sample/, /^\*\*λ/,
    ],
  },
  {
    name: 'mistakes',
    text: `import torch

def channel_penalty(gradient):
    norm = gradient.⟨1⟩norm(2, dim=1)
    return torch.⟨2⟩mean((norm - 1) ** 2)

def averaged_penalty(gradient):
    n = gradient.flatten(1).norm(2, dim=1)
    return (n.⟨3⟩mean() ⟨4⟩- 1) ⟨5⟩** 2

def whole_penalty(gradient):
    return (gradient.⟨6⟩norm() - 1) ** 2

def mixed_penalty(D, a, b):
    t = torch.⟨7⟩rand_like(a)
    x = (t * a ⟨8⟩+ (1 - t) * b).requires_grad_()
    g = torch.autograd.grad(D(x).sum(), x, create_graph=True)[0]
    return ((g.flatten(1).norm(2, dim=1) - 1) ** 2).⟨9⟩sum()

channel_penalty(torch.zeros(16, 3, 8, 8))
averaged_penalty(torch.zeros(16, 3, 8, 8))
whole_penalty(torch.zeros(16, 3, 8, 8))
mixed_penalty(None, torch.zeros(16, 3, 8, 8), torch.zeros(16, 3, 8, 8))
`,
    answers: [
      /^\*\*Each norm covers 3 elements, not 192\*\*/, /^\*\*The mean over 1024 numbers/, /^\*\*The mean of the norms.*variance of the norms escapes/s, /^\*\*How far the mean of the norms is from 1/, /^\*\*The square of the mean, not the mean of the squares/,
      /^\*\*One norm over 3072 elements of all samples/, /^\*\*A weight for each element/, /^\*\*The point at which.*leave the line/s, /^\*\*The sum over 16 samples/,
    ],
  },
  {
    name: 'weights that NumPy draws, sums and means of scores',
    text: `import torch
import numpy as np

def gradient_penalty(D, real_samples, fake_samples):
    alpha = torch.⟨1⟩Tensor(np.random.random((real_samples.size(0), 1, 1, 1)))
    x = (alpha * real_samples ⟨2⟩+ (⟨3⟩1 - alpha) * fake_samples).requires_grad_(True)
    ⟨4⟩scores = D(x)
    g = torch.autograd.grad(⟨5⟩outputs=scores.⟨6⟩sum(), inputs=x, create_graph=True)[0]
    return ((g.norm(2, dim=(1, 2, 3)) - 1) ** 2).mean()

def averaged_gradient_penalty(D, real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    g = torch.autograd.grad(D(x).⟨7⟩mean(), x, create_graph=True)[0]
    return ((g.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
`,
    answers: [/^\*\*One random weight for each of \d+ samples/, /^\*\*A random point on the line between `real_samples` and `fake_samples`/, /`x̂ = ε · fake_samples \+ /, /^\*\*One score for each sample/, /^\*\*What is differentiated: one number/, /^\*\*The sum of the scores/, /^\*\*The mean of the scores, not their sum/],
  },
  {
    name: 'the course: a gradient by one function, its penalty by another, and their test',
    text: `import torch

def get_gradient(crit, real, fake, ⟨1⟩epsilon):
    mixed_images = real * epsilon ⟨2⟩+ fake * (1 - epsilon)
    mixed_scores = ⟨3⟩crit(mixed_images)
    return torch.autograd.⟨4⟩grad(inputs=mixed_images, outputs=mixed_scores, grad_outputs=torch.ones_like(mixed_scores), create_graph=True)⟨5⟩[0]

def gradient_penalty(gradient):
    gradient = gradient.⟨6⟩reshape(len(gradient), -1)
    gradient_norm = gradient.norm(2, dim=1)
    return torch.mean((gradient_norm - 1) ** 2)

def test_gradient_penalty(⟨7⟩image_shape):
    image_size = torch.⟨8⟩prod(torch.tensor(image_shape[⟨9⟩1:]))
    good = torch.ones(*image_shape) ⟨10⟩/ torch.sqrt(image_size.float())
    assert torch.isclose(⟨11⟩gradient_penalty(good), torch.tensor(0.), atol=1e-4)

test_gradient_penalty(⟨12⟩(256, 1, 28, 28))
`,
    answers: [
      /^\*\*The weight of `real` in the point/, /^\*\*A random point on the line between `real` and `fake`/, /^\*\*One score for each sample\*\*: `\(256, 1\)`/, /^\*\*The gradient of each score.*`\(256, 1, 28, 28\)`/, /^\*\*The gradient with respect to the first input/, /^\*\*`\(256, 1, 28, 28\)` → `\(256, 784\)`/,
      /^$/, /= 784, the elements of one sample/, /^\*\*784 elements\*\* in `\(1, 28, 28\)`, one sample of/, /^\*\*norm 1, penalty 0\*\* for/, /^✓ \*\*Correct for/, /^\*\*784 elements per sample\*\*/,
    ],
  },
];

/** What learners ask of the mathematics, and the place in the programs above at which its answer is looked for. */
const questions: readonly { readonly question: string; readonly at: readonly [program: string, mark: number]; readonly answer: RegExp }[] = [
  { question: 'Why divide ones by √N?', at: ['the course', 10], answer: /length c · √N, so the entries of a unit gradient are 1\/√N.*1\/√784 = 1\/28/s },
  { question: 'Why image_shape[1:]?', at: ['the course', 9], answer: /784 elements.*one sample/s },
  { question: 'An entry of 1/28 looks tiny: is that norm 1?', at: ['the course', 6], answer: /√\(784 · \(1\/28\)²\) = 1/ },
  { question: 'Why dim=1 here and (1, 2, 3) there?', at: ['the usual', 16], answer: /`dim=1` then covers all 192 elements.*on the unflattened gradient.*the channels only/s },
  { question: 'Which norm is it?', at: ['the usual', 17], answer: /Euclidean length.*Frobenius.*spectral/s },
  { question: 'Mean of squares, or square of the mean?', at: ['the usual', 20], answer: /norms 0 and 2 cost 1 each.*Averaged first.*cost nothing/s },
  { question: 'Why do zeros score 1?', at: ['the usual', 19], answer: /flat critic is as wrong as one of slope 2/ },
  { question: 'The gradient of what with respect to what?', at: ['the usual', 8], answer: /with respect to the input, not to the weights.*differentiated once more/s },
  { question: 'Why a sum, or ones?', at: ['the usual', 11], answer: /every sample keeps its own gradient.*mean would divide/s },
  { question: 'What is [0]?', at: ['the usual', 15], answer: /not of the first sample.*a tuple with one gradient for each input/s },
  { question: 'create_graph or retain_graph?', at: ['the usual', 13], answer: /`create_graph` makes the gradient differentiable, `retain_graph` only keeps/ },
  { question: 'Why exactly 1, and not at most 1?', at: ['the usual', 19], answer: /slope 1 almost everywhere on the lines/ },
  { question: 'And where it is at most 1?', at: ['torch.func', 7], answer: /only larger ones cost anything/ },
  { question: 'How can one point for each pair be enough?', at: ['the usual', 4], answer: /new points are drawn in every step/ },
  { question: 'ε or 1 − ε?', at: ['the usual', 4], answer: /makes no difference: both are distributed alike/ },
  { question: 'Which sign does the penalty have?', at: ['the usual', 18], answer: /added to whatever the critic makes small, whichever sign/ },
  { question: 'Does requires_grad change my images?', at: ['the usual', 6], answer: /changes no image: no optimizer owns it/ },
  { question: 'What value should I see?', at: ['the usual', 18], answer: /norm 0 {3}10 · \(0 − 1\)² = 10/ },
  { question: 'Is that the same as R1?', at: ['backward()', 6], answer: /R1 and R2/ },
];

/** The text without its marks, and where they were, in the order of their numbers. */
function unmarked(marked: string): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets = new Map<number, number>();
  let text = '';
  for (const piece of marked.split(/(⟨\d+⟩)/)) {
    const number = /^⟨(\d+)⟩$/.exec(piece)?.[1];
    if (number === undefined) text += piece;
    else offsets.set(Number(number), text.length);
  }
  return { text, offsets: [...offsets].sort(([a], [b]) => a - b).map(([, offset]) => offset) };
}

describe('hovers on every place of a penalty', function () {
  this.timeout(60_000);
  for (const { name, text: marked, answers } of programs) it(name, async () => {
    const service = await openTestService();
    const { text, offsets } = unmarked(marked);
    service.update('file:///places.py', text, 1);
    assert.equal(offsets.length, answers.length);
    const wrong = offsets.flatMap((offset, i) => {
      const markdown = service.hover('file:///places.py', offset)?.markdown ?? '';
      return answers[i]?.test(markdown) === true ? [] : [`⟨${(i + 1).toString()}⟩ ${text.slice(offset, offset + 24)}\n  expected ${String(answers[i])}\n  got ${markdown.slice(0, 200)}`];
    });
    assert.equal(wrong.join('\n'), '');
  });

  it('are short: a few sentences, and at most four lines of numbers', async () => {
    const service = await openTestService();
    for (const { name, text: marked } of programs) {
      const { text, offsets } = unmarked(marked);
      service.update('file:///places.py', text, 1);
      for (const offset of offsets) {
        const { markdown = '' } = service.hover('file:///places.py', offset) ?? {};
        const lines = /```text\n([\s\S]*?)\n```/.exec(markdown)?.[1]?.split('\n') ?? [];
        assert.ok(lines.length <= 4 && markdown.replaceAll(/```[\s\S]*?```/g, '').length <= 450, `${name}: ${text.slice(offset, offset + 20)}\n${markdown}`);
      }
    }
  });

  it('answer what learners ask, where they ask it', async () => {
    const service = await openTestService();
    const said = (program: string, mark: number): string => {
      const { text, offsets } = unmarked(programs.find(({ name }) => name.startsWith(program))?.text ?? '');
      service.update('file:///places.py', text, 1);
      return service.hover('file:///places.py', offsets[mark - 1] ?? -1)?.markdown ?? '';
    };
    const unanswered = questions.filter(({ at: [program, mark], answer }) => !answer.test(said(program, mark)));
    assert.deepEqual(unanswered.map(({ question }) => question), []);
  });

  it('say the same in Simplified Chinese', async () => {
    const service = await openTestService('zh-cn');
    const { text, offsets } = unmarked(programs[0]?.text ?? '');
    service.update('file:///places.py', text, 1);
    const said = offsets.map((offset) => service.hover('file:///places.py', offset)?.markdown ?? '');
    assert.deepEqual(said.filter((markdown) => !/[\u4e00-\u9fff]/.test(markdown)), []);
    assert.match(said[16] ?? '', /^\*\*16 个样本各一个范数，涵盖全部 192 个元素\*\*：`\(16,\)`/);
  });
});

describe('hovers on the critic', () => {
  const critic = (last: string): string => `import torch
from torch import nn

class ⟨1⟩Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(4 * 14 * 14, 1))

    def forward(self, x):
        return ${last}

critic = ⟨2⟩Critic()

def gradient_penalty(D, real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_()
    g = torch.autograd.grad(D(mixed).sum(), mixed, create_graph=True)[0]
    return ((g.flatten(1).norm(dim=1) - 1.0) ** 2).mean()

gradient_penalty(critic, torch.zeros(256, 1, 28, 28), torch.zeros(256, 1, 28, 28))
`;
  const said = async (last: string): Promise<string[]> => {
    const service = await openTestService();
    const { text, offsets } = unmarked(critic(last));
    service.update('file:///critic.py', text, 1);
    return offsets.map((offset) => service.hover('file:///critic.py', offset)?.markdown ?? '');
  };

  it('show what its class takes and answers', async () => {
    for (const markdown of await said('self.net(x)')) assert.match(markdown, /^\*\*Critic: `\(4, 1, 28, 28\)` → `\(4, 1\)`\*\*.*any real number/s);
  });

  it('tell of bounds, however these are written', async () => {
    for (const last of ['torch.sigmoid(self.net(x))', '1 / (1 + torch.exp(-self.net(x)))']) for (const markdown of await said(last)) assert.match(markdown, /stay between 0 and 1/);
    for (const markdown of await said('self.net(x).tanh()')) assert.match(markdown, /stay between −1 and 1/);
  });
});

describe('notes behind lines', () => {
  const { text } = unmarked(programs.find(({ name }) => name === 'mistakes')?.text ?? '');
  const lineOf = (offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim();

  it('are shapes and values, in the function around the cursor', async () => {
    const service = await openTestService();
    service.update('file:///notes.py', text, 1);
    const hints = service.hints('file:///notes.py', text.indexOf('def averaged') + 2);
    assert.deepEqual(hints.map((hint) => [lineOf(hint.offset), hint.text]), [
      ['n = gradient.flatten(1).norm(2, dim=1)', '(16,)  norm 1'],
      ['return (n.mean() - 1) ** 2', 'penalty 0'],
    ]);
    assert.deepEqual(service.hints('file:///notes.py', text.length), []);
    assert.ok(service.hints('file:///notes.py', undefined).length > hints.length);
  });

  it('set the wrong number beside the right one', async () => {
    const service = await openTestService();
    service.update('file:///notes.py', text, 1);
    const marks = service.marks('file:///notes.py');
    assert.deepEqual(marks.slice(0, 1).map((mark) => [lineOf(mark.offset), mark.text]), [['norm = gradient.norm(2, dim=1)', '0.7656, should be 0']]);
    assert.ok(marks.every((mark) => mark.text.includes(' should be ')));
  });
});
