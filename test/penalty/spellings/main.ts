/** @file The command behind `npm run spellings`. */
import { parseArgs } from 'node:util';
import { openTestTools } from '../../service/testService.ts';
import { hunt, type Failure } from './hunt.ts';

const { values } = parseArgs({ options: { variants: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, failures: { type: 'string', default: '10' }, only: { type: 'string' } } });
const started = performance.now();
const found = hunt(await openTestTools(), { variants: Number(values.variants), seed: Number(values.seed), only: values.only, maxFailures: Number(values.failures), onFailure: (failure) => { console.log(failureText(failure)); } });
const counts = [...found.applied].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count.toString()}`);
console.log(`${counts.length.toString()} kinds of rewriting: ${counts.join(', ')}`);
console.log(`${found.variants.toString()} variants from seed ${values.seed}, ${found.failures.length.toString()} judged otherwise, ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = found.failures.length === 0 ? 0 : 1;

function failureText({ program, variant, problem }: Failure): string {
  const files = Object.entries(variant.texts.modules).map(([name, text]) => `# ${name}.py\n${text}`);
  return [`--- ${program}: ${variant.applied.join(', ')}`, problem, ...files, variant.texts.main.slice(0, variant.texts.main.indexOf('class Critic')), ''].join('\n');
}
