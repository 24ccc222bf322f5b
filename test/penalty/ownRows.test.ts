/** @file Rows for the gradients that a file has itself, beside what real PyTorch answers (ownRows/record.py). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMetaBackend, createTfjsBackend } from '../../src/arrays/index.ts';
import { findSites, openPenalty, siteOf, type OpenPenalty, type TypedExpression } from '../../src/penalty/index.ts';
import type { ProbeResult } from '../../src/protocol/evaluation.ts';
import type { Parser } from '../../src/python/syntax/index.ts';
import { buildProgram } from '../../src/service/program.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';

interface Recorded { readonly shape: readonly number[]; readonly penalty: number; readonly parameters: number | null; readonly mean: number; readonly deviation: number; readonly sample2: number }
const folder = join(process.cwd(), 'test/penalty/ownRows');
const recorded = (JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as { rows: Record<string, Record<string, Recorded>> }).rows; // record.py writes it

describe('rows for the file\'s own gradients', function () {
  this.timeout(30_000);
  let parser: Parser;
  before(async () => { parser = await parserForTests(); });

  it('of a critic that is told classes', async () => { await agree('conditional.py', [12, 3, 16, 16]); });
  it('of a critic that a trainer makes from options and initialises', async () => { await agree('method.py', [8, 3, 16, 16]); });
  it('of a critic that a function of another file makes', async () => { await agree('project/train.py', [9, 1, 12, 12]); });
  it('of all that calls hand to the penalty, and of what the user types', async () => {
    await agree('handed.py', [6, 20], ['steps * 2', 'torch.randn(7, features) * torch.arange(1, 8).view(-1, 1) / 10']);
  });

  it('say where each gradient stands', async () => {
    const { rows, text } = await evaluated('handed.py', [6, 20]);
    const written = (name: string): string => { const { range } = rows.get(name) ?? assert.fail(name); return range === undefined ? '' : text.slice(range.start, range.end); };
    assert.equal(written('flat'), 'flat = torch.zeros(batch_size, features)');
    assert.equal(written('3 * unit_grad'), '3 * unit_grad');
    assert.match(written('critic'), /^nn\.Sequential\(/);
  });

  it('leave out samples and say so where the critic takes others', async () => {
    const { rows } = await evaluated('conditional.py', [4, 3, 40, 40]);
    assert.deepEqual(rows.get('critic')?.shape, [4, 3, 16, 16]);
    assert.equal(rows.get('critic')?.note, 'The critic takes samples of shape (3, 16, 16).');
  });

  it('hold what is wrong with an expression, and no number', async () => {
    const { rows } = await evaluated('handed.py', [6, 20], ['features', 'unknown_name', 'torch.ones(20)', 'torch.ones(2, 3, dtype=torch.int64)', 'torch.zeros(0, 3)', 'flat.view(7, 7)']);
    const notes = (name: string): string | undefined => { const row = rows.get(name); assert.equal(row?.penalty, undefined); return row?.note; };
    assert.equal(notes('features'), 'It is no tensor.');
    assert.equal(notes('unknown_name'), "NameError: name 'unknown_name' is not defined");
    assert.equal(notes('torch.ones(20)'), 'Its shape is (20,); a gradient has the batch\'s axis and at least one more.');
    assert.equal(notes('torch.ones(2, 3, dtype=torch.int64)'), 'Its elements are int64; a gradient\'s are floating-point numbers.');
    assert.equal(notes('torch.zeros(0, 3)'), 'Its shape is (0, 3): it has no elements.');
    assert.equal(notes('flat.view(7, 7)'), 'RuntimeError: shape \'[7, 7]\' is invalid for input of size 120');
  });

  async function evaluated(name: string, shape: readonly number[], typed: readonly string[] = []) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const program = buildProgram({ path, text, tree: parser.parse(text) }, parser, (module) => {
      try { return { path: join(path, '..', `${module}.py`), text: readFileSync(join(path, '..', `${module}.py`), 'utf8') }; } catch { return undefined; }
    });
    const tools = { arrays: await createTfjsBackend({ kind: 'cpu' }), openMeta: createMetaBackend, clock: () => performance.now() };
    const expressions = typed.map((written): TypedExpression => { const [statement] = parser.parse(written).body; return { text: written, tree: statement?.type === 'Expr' ? statement.value : undefined }; });
    const site = findSites(program.main.tree).map(siteOf)[0] ?? assert.fail('no penalty');
    const open: OpenPenalty = openPenalty({ program, site, shape, seed: 0 }, tools) ?? assert.fail('no penalty');
    return { open, text, rows: new Map([...open.evaluation(expressions).probes, ...open.own(), ...open.further()].map((row): [string, ProbeResult] => [row.name, row])) };
  }

  async function agree(name: string, shape: readonly number[], typed: readonly string[] = []): Promise<void> {
    const { open, rows } = await evaluated(name, shape, typed);
    for (const [row, expected] of Object.entries(recorded[name] ?? assert.fail(name))) {
      const found = rows.get(row) ?? assert.fail(`${name} has no row ${row}, but ${[...rows.keys()].join(', ')}`);
      const isNear = (what: string, a: number | undefined, b: number): void => { assert.ok(a !== undefined && Math.abs(a - b) <= 2e-5 * Math.max(1, Math.abs(b)), `${row}: ${what} ${String(a)}, PyTorch ${b.toString()}`); };
      assert.deepEqual(found.shape ?? shape, expected.shape);
      isNear('penalty', found.penalty, expected.penalty);
      isNear('norm', found.norm ?? found.sampleNorms?.mean, expected.mean);
      isNear('deviation', found.sampleNorms?.deviation ?? 0, expected.deviation);
      isNear('sample', open.sample(row, 2)?.norm, expected.sample2);
      if (expected.parameters !== null) assert.equal(found.critic?.parameters, expected.parameters);
    }
  }
});
