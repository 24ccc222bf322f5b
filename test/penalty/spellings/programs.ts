/** @file The programs of programs.md, each with a training step around it and what must be said of it. */
import { readFileSync } from 'node:fs';

export interface BaseProgram { readonly name: string; readonly text: string; /** The code of its mistake; undefined where it is right. */ readonly code: string | undefined }

export function readPrograms(): BaseProgram[] {
  return readFileSync('test/penalty/spellings/programs.md', 'utf8').split(/^## /m).slice(1).map((section) => {
    const python = /^```python\n([\s\S]*?)^```/m.exec(section)?.[1] ?? '';
    const [call = '', expected = ''] = section.split('\n').filter((line) => line.startsWith('- ')).map((line) => line.slice(2).replace('call: ', ''));
    return { name: section.slice(0, section.indexOf('\n')), text: `${python}\n${call === 'train' ? loopDriver : stepDriver(call)}`, code: expected === 'correct' ? undefined : expected };
  });
}

const critic = `class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(96, 5), nn.Tanh(), nn.Linear(5, 1))

    def forward(self, batch, condition=None):
        return self.layers(batch)
`;

/** One training step, which prints its loss and how steep it is: so the penalty's derivative counts as well as its value. */
const stepDriver = (call: string): string => `${critic}
def train_critic():
    torch.manual_seed(3)
    critic = Critic()
    real = torch.randn(3, 2, 6, 8)
    fake = torch.randn(3, 2, 6, 8)
    images = torch.randn(3, 2, 6, 8, requires_grad=True)
    labels = torch.arange(3)
    loss = critic(fake).mean() - critic(real).mean() + 10 * ${call}
    loss.backward()
    print(loss.item(), sum(parameter.grad.abs().sum().item() for parameter in critic.parameters()))

if __name__ == '__main__':
    train_critic()
`;

/** Programs that train by themselves, by `train`. */
const loopDriver = `${critic}
def train_critic():
    torch.manual_seed(3)
    critic = Critic()
    batches = [(torch.randn(3, 2, 6, 8), torch.randn(3, 2, 6, 8)) for _ in range(2)]
    train(critic, batches, torch.optim.SGD(critic.parameters(), lr=0.1))
    print(sum(parameter.abs().sum().item() for parameter in critic.parameters()))

if __name__ == '__main__':
    train_critic()
`;
