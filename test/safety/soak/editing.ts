/** @file Hours of typing in minutes: edits, hovers, lenses and questions of the panel's, and what is held meanwhile. */
import { createService, type ServiceTools } from '../../../src/service/index.ts';
import { readPrograms } from '../../penalty/spellings/programs.ts';
import { randomNumbers } from '../../python/syntax/mutants.ts';
import { startServer } from '../server.ts';

/** Smallest at each tenth of the way, since what is to be collected comes and goes; after the first of them everything is loaded. */
export interface Held { readonly edits: number; readonly mebibytes: readonly number[] }

const texts = readPrograms().map(({ text }) => text);
const parts = 10;

/** What somebody types: a text that is right, broken, right again, another. */
function* typed(count: number): Generator<string> {
  const random = randomNumbers(7);
  for (let i = 0; i < count; i++) {
    const text = texts[random(texts.length)] ?? '';
    const at = random(text.length);
    yield i % 3 === 0 ? text : i % 3 === 1 ? text.slice(0, at) + text.slice(at + random(20)) : `${text}\n# ${i.toString()}\n`;
  }
}

/** Types into the shipped server for so long, asking as an editor asks. */
export async function soakServer(seconds: number): Promise<Held> {
  const server = await startServer();
  const uri = 'file:///soak.py';
  const smallest = new Array<number>(parts).fill(Infinity);
  let edits = 1;
  try {
    await server.open(uri, texts[0] ?? '');
    const started = performance.now();
    for (const text of typed(1e6)) {
      const part = Math.floor((performance.now() - started) / 1000 / seconds * parts);
      if (part >= parts) break;
      await server.change(uri, ++edits, text);
      const position = { line: edits % 40, character: edits % 30 };
      const ask = (method: string, params: object): Promise<unknown> => server.connection.sendRequest(method, { textDocument: { uri }, position, ...params }).catch(() => undefined); // the text may have changed
      await Promise.all([ask('textDocument/hover', {}), ask('textDocument/codeLens', {}), ask('penaltyLens/subject', { uri })]);
      smallest[part] = Math.min(smallest[part] ?? Infinity, server.resident());
    }
    return { edits, mebibytes: smallest.map(Math.round) };
  } finally {
    await server.stop();
  }
}

/** Arrays that the service still holds after each tenth of so many edits. */
export function soakService(edits: number, tools: ServiceTools): readonly number[] {
  const service = createService(tools);
  const pieces: number[] = [];
  let done = 0;
  for (const text of typed(edits)) {
    service.update('file:///soak.py', text, ++done);
    service.evaluate('file:///soak.py');
    service.hover('file:///soak.py', text.length >> 1);
    if (done % Math.ceil(edits / parts) === 0) pieces.push(tools.arrays.memory.pieces);
  }
  service.close('file:///soak.py');
  return [...pieces, tools.arrays.memory.pieces];
}

/** No more at the end than after a third of the way, but for a tenth: what grows, grows all the time. */
export function grown({ mebibytes }: Held): string | undefined {
  const early = Math.max(...mebibytes.slice(2, 5)), late = Math.min(...mebibytes.slice(7));
  return late <= early * 1.1 ? undefined : `the server's memory: ${mebibytes.join(', ')} MiB`;
}
