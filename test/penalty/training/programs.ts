/** @file Programs that make a critic and a penalty in the many ways people do, with the critic and the data that are meant. */

export interface TrainedProgram {
  readonly name: string;
  readonly python: string;
  /** At which the penalty is evaluated. */
  readonly shape: readonly number[];
  readonly expected: { readonly critic: string; readonly sample: readonly number[]; readonly batch?: number };
  readonly arms?: readonly string[];
}

const convolutional = `
class Critic(nn.Module):
    def __init__(self, channels, dim=4):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(channels, dim, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(dim, 2 * dim, 4, 2, 1), nn.LeakyReLU(0.2))
        self.head = nn.Conv2d(2 * dim, 1, 4)

    def forward(self, x):
        return self.head(self.features(x)).flatten(1).mean(1)
`;
const imports = 'import torch\nimport torch.nn as nn\nfrom torch import autograd\n';
const penaltyOf = (name: string, critic: string): string => `
def ${name}(real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    out = ${critic}(x)
    g = autograd.grad(out, x, torch.ones_like(out), create_graph=True)[0]
    return ((g.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
`;

export const programs: readonly TrainedProgram[] = [
  {
    name: 'a trainer that has it as an attribute, its sizes from a configuration that nobody knows',
    python: `${imports}${convolutional}
class Trainer:
    def __init__(self, config):
        self.D = Critic(config.channels).to(config.device)
        self.lambda_gp = config.lambda_gp

    def gradient_penalty(self, real, fake):
        alpha = torch.rand(real.size(0), 1, 1, 1).to(real.device)
        x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
        out = self.D(x)
        g = autograd.grad(out, x, torch.ones_like(out), create_graph=True)[0]
        return self.lambda_gp * ((g.flatten(1).norm(dim=1) - 1) ** 2).mean()
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 },
  },
  {
    name: 'a module-level name that the penalty uses as it is, in a file that fixes its batch',
    python: `${imports}
BATCH_SIZE, DIM, LAMBDA = 32, 16, .1

class Discriminator(nn.Module):
    def __init__(self):
        super(Discriminator, self).__init__()
        self.main = nn.Sequential(nn.Linear(2, DIM), nn.ReLU(True), nn.Linear(DIM, 1))

    def forward(self, inputs):
        return self.main(inputs).view(-1)

netD = Discriminator()
netD.apply(lambda m: m.weight.data.normal_(0.0, 0.5) if isinstance(m, nn.Linear) else None)

def calc_gradient_penalty(real_data, fake_data):
    alpha = torch.rand(BATCH_SIZE, 1).expand(real_data.size())
    interpolates = autograd.Variable(alpha * real_data + ((1 - alpha) * fake_data), requires_grad=True)
    disc_interpolates = netD(interpolates)
    gradients = autograd.grad(outputs=disc_interpolates, inputs=interpolates, grad_outputs=torch.ones(disc_interpolates.size()), create_graph=True, retain_graph=True, only_inputs=True)[0]
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean() * LAMBDA
`,
    shape: [32, 2], expected: { critic: 'Discriminator', sample: [2] },
  },
  {
    name: 'a method of the critic itself, with spectral norm and a map of scores',
    python: `${imports}
class Disc(nn.Module):
    def __init__(self, nc=3, ndf=4):
        super().__init__()
        self.c1 = nn.Conv2d(nc, ndf, 3, 2, 1)
        self.c2 = nn.utils.spectral_norm(nn.Conv2d(ndf, 1, 3, 2, 1))

    def forward(self, x):
        return self.c2(torch.tanh(self.c1(x)))

    def gradient_penalty(self, real, fake):
        e = torch.rand(real.shape[0], 1, 1, 1)
        x = e * real + (1 - e) * fake
        x.requires_grad_()
        y = self(x).mean((1, 2, 3))
        g, = torch.autograd.grad(y.sum(), x, create_graph=True)
        return ((g.flatten(1).norm(2, 1) - 1) ** 2).mean()
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Disc', sample: [3, 16, 16], batch: 4 },
  },
  {
    name: 'a training loop with the penalty in it, and layers in a row',
    python: `${imports}
batch_size, image_dim = 16, 12
G = nn.Sequential(nn.Linear(4, image_dim), nn.Tanh())
D = nn.Sequential(nn.Linear(image_dim, 8), nn.Tanh(), nn.Linear(8, 1))
data = torch.rand(64, image_dim)
for i in range(3):
    real = data[i * batch_size:(i + 1) * batch_size]
    fake = G(torch.randn(batch_size, 4)).detach()
    eps = torch.rand(batch_size, 1)
    x_hat = (eps * real + (1 - eps) * fake).requires_grad_(True)
    out = D(x_hat)
    grads = torch.autograd.grad(out, x_hat, torch.ones_like(out), create_graph=True, retain_graph=True)[0]
    gp = ((grads.view(batch_size, -1).norm(2, dim=1) - 1) ** 2).mean()
`,
    shape: [16, 12], expected: { critic: 'Sequential', sample: [12] },
  },
  {
    name: 'a script that answers scores and their input to a zero-centred penalty',
    python: `${imports}
def r1_penalty(real_pred, real_img):
    grad_real, = autograd.grad(outputs=real_pred.sum(), inputs=real_img, create_graph=True)
    return grad_real.pow(2).view(grad_real.shape[0], -1).sum(1).mean()

def discriminator(channels=1, hidden=4):
    return nn.Sequential(nn.Conv2d(channels, hidden, 3, padding=1), nn.Softplus(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(hidden, 1))

D = discriminator()
`,
    shape: [4, 1, 28, 28], expected: { critic: 'Sequential', sample: [1, 28, 28], batch: 4 },
  },
  {
    name: 'a file that takes flat vectors as pictures of another size than the penalty was evaluated at',
    python: `${imports}import numpy as np
img_shape = (1, 28, 28)

class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(int(np.prod(img_shape)), 8), nn.LeakyReLU(0.2, inplace=True), nn.Linear(8, 1))

    def forward(self, img):
        return self.model(img.view(img.shape[0], -1))

discriminator = Discriminator()

def compute_gradient_penalty(D, real_samples, fake_samples):
    alpha = torch.FloatTensor(np.random.random((real_samples.size(0), 1, 1, 1)))
    interpolates = (alpha * real_samples + ((1 - alpha) * fake_samples)).requires_grad_(True)
    d_interpolates = D(interpolates)
    fake = torch.ones(real_samples.shape[0], 1)
    gradients = autograd.grad(outputs=d_interpolates, inputs=interpolates, grad_outputs=fake, create_graph=True, retain_graph=True, only_inputs=True)[0]
    return ((gradients.view(gradients.size(0), -1).norm(2, dim=1) - 1) ** 2).mean()
`,
    shape: [8, 3, 32, 32], expected: { critic: 'Discriminator', sample: [1, 28, 28], batch: 8 },
  },
  {
    name: 'a penalty that can\'t run with it: the reference takes its place',
    python: `${imports}${convolutional}
D = Critic(3)
${penaltyOf('gradient_penalty', 'D').replace('x = (', 'x = real.no_such_thing() + (')}
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 }, arms: ['reference', 'none'],
  },
  {
    name: 'several networks, of which the penalty calls one by an attribute of it',
    python: `${imports}${convolutional}
class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Conv2d(3, 3, 3, padding=1)

    def forward(self, x):
        return torch.tanh(self.layer(x))

generator, netD = Generator(), Critic(3)
${penaltyOf('gp', 'netD.forward')}
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 },
  },
  {
    name: 'a function that makes both networks, one of two names',
    python: `${imports}${convolutional}
def build(channels):
    return nn.ConvTranspose2d(8, channels, 4), Critic(channels)

netG, netD = build(3)
${penaltyOf('gp', 'netD')}
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 },
  },
  {
    name: 'a trainer that annotates it and keeps two names for it, its widths from options',
    python: `${imports}${convolutional}
class Trainer:
    def __init__(self, args):
        self.D: nn.Module = Critic(args.channels, dim=args.ndf)
        self.critic = self.D

    def gradient_penalty(self, real, fake):
        alpha = torch.rand(real.size(0), 1, 1, 1)
        x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
        out = self.critic(x)
        g = autograd.grad(out, x, torch.ones_like(out), create_graph=True)[0]
        return ((g.flatten(1).norm(dim=1) - 1) ** 2).mean()
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 },
  },
  {
    name: 'a script that trains it in a loop before the penalty is defined',
    python: `${imports}${convolutional}
critic = Critic(3)
optimizer = torch.optim.Adam(critic.parameters())
for step in range(2):
    with torch.no_grad():
        d_mean = critic(torch.randn(4, 3, 16, 16)).mean()
    d_loss = critic(torch.randn(4, 3, 16, 16)).mean() - d_mean
    d_loss.backward()
    optimizer.step()
${penaltyOf('gp', 'critic')}
`,
    shape: [4, 3, 16, 16], expected: { critic: 'Critic', sample: [3, 16, 16], batch: 4 },
  },
];
