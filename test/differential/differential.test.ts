/** @file Random programs print here what they print under real PyTorch, wherever there is one to ask. More of them: `npm run differential`. */
import assert from 'node:assert/strict';
import { hunt } from './hunt.ts';
import { failureText } from './report.ts';
import { pythonWithPyTorch, PyTorch } from './pytorch.ts';

const programs = 300;
const seed = 700_000;

describe('random programs', function () {
  this.timeout(180_000);
  const python = pythonWithPyTorch();
  if (python === undefined) {
    it.skip("print what PyTorch prints (left out: there is no Python with PyTorch here; set PYTHON, or install Debian's python3-torch)");
    return;
  }
  it('print what PyTorch prints', async () => {
    const pytorch = new PyTorch(python);
    const { failures } = await hunt(pytorch, { programs, seed, failures: 3, only: 'operator,grad,penalty,control,text' });
    pytorch.stop();
    assert.equal(failures.length, 0, failures.map(failureText).join('\n'));
  });
});
