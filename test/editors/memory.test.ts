/** @file What the language server takes of the machine's memory while somebody works on a long file, as the system counts it. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection } from 'vscode-languageserver/node';
import { longFile } from '../bench/longFile.ts';

const uri = 'file:///long.py';
const lines = 10_000;
/** Of a server with nothing but this file, in MB; and for a moment, while it judges. */
const [budget, budgetForAMoment] = [200, 256];

/** `VmHWM`: the most there ever was; `VmRSS`: what there is. In MB; undefined where the system does not tell. */
function memoryOf(pid: number, field: 'VmHWM' | 'VmRSS'): number | undefined {
  const status = `/proc/${pid.toString()}/status`;
  const kilobytes = existsSync(status) ? new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** V8 returns what a burst of typing took some eight seconds after the last key: what is there then is what it keeps. */
async function settled(pid: number, now: number): Promise<number> {
  let kept = now;
  for (let seconds = 0; kept > budget && seconds < 15; seconds += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    kept = memoryOf(pid, 'VmRSS') ?? Infinity;
  }
  return kept;
}

describe('the language server’s memory', function memory() {
  this.timeout(120_000);
  let server: ChildProcessWithoutNullStreams;
  let connection: ProtocolConnection;
  before(() => {
    server = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio']);
    connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    connection.listen();
  });
  after(async () => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    connection.dispose();
  });

  it(`stays below ${budget.toString()} MB on ${lines.toString()} lines: opened, typed in, hovered over`, async function measure() {
    const { pid = 0 } = server;
    if (memoryOf(pid, 'VmRSS') === undefined) this.skip();
    const text = longFile(lines);
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
    const line = text.slice(0, text.indexOf('def gradient_penalty')).split('\n').length - 1;
    assert.match(await hover(line, 6), /Correct/);
    const opened = memoryOf(pid, 'VmRSS');
    for (let version = 2; version < 14; version += 1) {
      const at = { line: line - 1, character: 0 };
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: '# typed\n' }] });
      if (version % 4 === 0) assert.match(await hover(line + version - 1, 6), /Correct/);
    }
    const [now, most] = [memoryOf(pid, 'VmRSS') ?? Infinity, memoryOf(pid, 'VmHWM') ?? Infinity];
    const kept = await settled(pid, now);
    console.log(`      opened ${(opened ?? NaN).toFixed(0)} MB; after 12 edits ${now.toFixed(0)} MB, then ${kept.toFixed(0)} MB; at most ${most.toFixed(0)} MB`);
    assert.ok(kept <= budget, `${kept.toFixed(0)} MB`);
    assert.ok(most <= budgetForAMoment, `${most.toFixed(0)} MB for a moment`);
  });

  async function hover(line: number, character: number): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = await connection.sendRequest<{ readonly contents: { readonly value: string } } | null>('textDocument/hover', { textDocument: { uri }, position: { line, character } });
      if (found !== null) return found.contents.value;
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
    return '';
  }
});
