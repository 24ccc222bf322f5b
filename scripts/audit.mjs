/** @file `npm run audit`: known holes in the packages that are shipped. Where the registry can't be asked, it says so and is content. */
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 });
const report = parsed(stdout);
if (report?.metadata?.vulnerabilities === undefined) console.log(`- The registry could not be asked about known holes${report?.message === undefined ? '' : `: ${report.message}`}.`);
else {
  const { high = 0, critical = 0, total = 0 } = report.metadata.vulnerabilities;
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities)) console.log(`  ${name} ${range}: ${severity}`);
  console.log(`${high + critical === 0 ? '✓' : '✗'} ${total} known holes in packages that are shipped, ${high + critical} of them serious`);
  process.exitCode = high + critical === 0 ? 0 : 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
