/** @file From nothing to the number: our command line, the language server, and a Python that imports PyTorch and computes the same. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { python, run, type Taken } from '../children.ts';
import type { Group, Row } from '../row.ts';

const file = 'test/bench/steps/penalty.py';

function coldRows(): Row[] {
  const [ours, theirs] = [new Array<Taken>(), new Array<Taken>()];
  for (let round = 0; round < 9; round++) {
    ours.push(run(process.execPath, ['dist/cli.js', 'evaluate', file]));
    theirs.push(run(python, [file]));
  }
  for (const { code } of [...ours, ...theirs]) if (code !== 0) throw new Error(`evaluate or python ended with ${code}; npm run build, and is python3-torch installed?`);
  const row = (name: string, unit: Row['unit'], key: 'wall' | 'cpu' | 'memory', ratio?: number): Row => ({ name: `evaluate, cold: ${name}`, unit, samples: ours.map((taken) => taken[key]), peer: { name: 'python3 with torch', samples: theirs.map((taken) => taken[key]) }, target: ratio === undefined ? undefined : { ratio } });
  return [row('time', 'ms', 'wall', 0.4), row('processor', 'ms', 'cpu'), row('memory', 'MiB', 'memory', 0.4)];
}

export const cold: Group = { title: 'Cold start', isQuick: true, measure: () => Promise.resolve(coldRows()) };

interface ServerFigures { readonly answered: number; readonly memory: number }

const sample = readFileSync('samples/norm_dim1.py', 'utf8').split('\n');
const line = sample.findIndex((text) => text.includes('.norm('));
const asked = { textDocument: { uri: 'file:///bench.py' }, position: { line, character: (sample[line]?.indexOf('norm(') ?? 0) + 1 } };
const patience = 60_000;
/** MiB of the language server with a file open. */
const serverBudget = 130;

/** From its start until a hover over the penalty of a file is answered. */
function startServer(): Promise<ServerFigures> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/server.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const send = (message: object): void => {
    const json = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(json).toString()}\r\n\r\n${json}`);
  };
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri: asked.textDocument.uri, languageId: 'python', version: 1, text: sample.join('\n') } } });
  send({ id: 2, method: 'textDocument/hover', params: asked });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { child.kill(); reject(new Error('The language server answered no hover.')); }, patience);
    let heard = '';
    child.once('exit', () => { clearTimeout(timer); });
    child.stdout.on('data', (data: Buffer) => {
      heard += data.toString();
      if (!heard.includes('"id":2')) return;
      const memory = Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]) / 1024;
      child.kill();
      resolve({ answered: performance.now() - started, memory });
    });
  });
}

export const server: Group = {
  title: 'Language server', isQuick: false,
  measure: async () => {
    const [ours, theirs] = [new Array<ServerFigures>(), new Array<Taken>()];
    for (let round = 0; round < 5; round++) {
      ours.push(await startServer());
      theirs.push(run(python, ['-c', 'import torch']));
    }
    const peer = (key: 'wall' | 'memory') => ({ name: 'python3 -c "import torch"', samples: theirs.map((taken) => taken[key]) });
    return [
      { name: 'language server, start to first hover', unit: 'ms', samples: ours.map(({ answered }) => answered), peer: peer('wall') },
      { name: 'language server, memory with a file open', unit: 'MiB', samples: ours.map(({ memory }) => memory), peer: peer('memory'), target: { median: serverBudget } },
    ];
  },
};
