/** @file Python text around one penalty: a long file, and a program that computes it again and again. */

/** A file of `lines` lines: a penalty at the end of many ordinary functions. */
export function longFile(lines: number): string {
  const filler = Array.from({ length: Math.ceil((lines - 12) / 10) }, (_, i) => [
    `def layer_${i}(x, scale=${i}.0):`, '    """Scales and shifts."""', '    y = torch.relu(x * scale)', '    if y.mean() > 0:', '        y = y - y.mean(dim=1, keepdim=True)',
    '    for k in range(3):', '        y = y + k * 0.5', '    values = [v for v in (1, 2, 3) if v > 1]', '    return y, values', '',
  ].join('\n'));
  return ['import torch', '', ...filler, penalty, 'gradient_penalty(torch.zeros(256, 1, 28, 28))', ''].join('\n');
}
const penalty = 'def gradient_penalty(gradient):\n    gradient = gradient.view(len(gradient), -1)\n    return torch.mean((gradient.norm(2, dim=1) - 1) ** 2)\n';

/** A program whose `step` computes the penalty of a gradient of that shape. */
export const penaltyStep = (shape: readonly number[]): string =>
  `import torch\n\n${penalty}\ngradient = torch.sin(torch.arange(${shape.reduce((a, b) => a * b, 1)}, dtype=torch.float32)).view(${shape.join(', ')})\n\ndef step():\n    return gradient_penalty(gradient).item()\n`;
