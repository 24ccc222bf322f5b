/** @file The command behind `npm run differential`. */
import { parseArgs } from 'node:util';
import { hunt } from './hunt.ts';
import { failureText } from './report.ts';
import { pythonWithPyTorch, PyTorch } from './pytorch.ts';

const { values } = parseArgs({ options: { programs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, failures: { type: 'string', default: '10' }, only: { type: 'string' } } });
const python = pythonWithPyTorch();
if (python === undefined) {
  console.error("No Python with PyTorch: set PYTHON to one, or install Debian's python3-torch.");
  process.exit(2);
}
process.exit(await report(new PyTorch(python)));

async function report(pytorch: PyTorch): Promise<number> {
  const started = performance.now();
  const found = await hunt(pytorch, { programs: Number(values.programs), seed: Number(values.seed), failures: Number(values.failures), only: values.only });
  pytorch.stop();
  for (const failure of found.failures) console.log(failureText(failure));
  console.log(`${countsText('kinds of statement', found.kinds)}\n${countsText('operations', found.subjects)}`);
  console.log(`${found.programs} programs from seed ${values.seed}, ${found.failures.length} differ from PyTorch, ${found.stated} met a stated difference, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return found.failures.length === 0 ? 0 : 1;
}

function countsText(title: string, counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  return `${sorted.length} ${title}, ${total} times: ${sorted.map(([name, count]) => `${name} ${count}`).join(', ')}`;
}
