/** @file What breaks around the panel and the editor while somebody uses them: they come back by themselves, or at the next gesture. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { footer, panelFrame, shape, state, typeShape, untilResultOf, untilShape, untilState, untilText, verdict } from './panelText.ts';
import { clickOn, command, hoverOn, leaveHover, openFile, openFixtures, panel, photographFailure, squiggles, type Workbench } from './workbench.ts';

/** Long enough to be broken off. */
const large = '(64, 3, 256, 256)';

async function evaluateAt(page: Page, file: string): Promise<void> {
  await openFile(page, file);
  await clickOn(page, 'gradient_penalty(gradient)');
  await page.keyboard.press('Control+Alt+G');
  await untilResultOf(page, file);
}

(process.platform === 'win32' ? describe.skip : describe)('a language server that is killed', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures();
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('in the middle of a hover is started again, has the open text, and its findings are there again', async () => {
    await openFile(page, 'unflattened.py');
    await squiggles(page).first().waitFor();
    await clickOn(page, 'return penalty');
    await page.keyboard.press('End');
    await page.keyboard.type('  # not saved');
    await squiggles(page).first().waitFor();
    const [killed = 0] = serversOf(process.pid);
    // It holds the question without an answer until it is dead.
    process.kill(killed, 'SIGSTOP');
    const asked = hoverOn(page, 'gradient_norm = ', /norm/i);
    await page.waitForTimeout(500);
    process.kill(killed, 'SIGKILL');
    await asked;
    assert.notEqual(serversOf(process.pid)[0] ?? killed, killed);
    await squiggles(page).first().waitFor();
    await leaveHover(page);
    // The newest text is what it has: with the mistake gone, so is the line under it.
    await clickOn(page, 'gradient.norm(2, dim=1)');
    await page.keyboard.press('Home');
    await page.keyboard.type('gradient = gradient.flatten(1); ');
    await squiggles(page).first().waitFor({ state: 'detached' });
  });
});

describe('a panel from which something is taken while it runs', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ settings: { 'workbench.reduceMotion': 'on' }, initScript: keepWorkers });
    page = workbench.page;
    await evaluateAt(page, 'course.py');
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('says that its worker broke, and has a result at the next try', async () => {
    await typeShape(page, large);
    await untilState(page, 'loading');
    await (await panelFrame(page)).evaluate(() => {
      for (const worker of (window as unknown as { workers: Worker[] }).workers.splice(0)) {
        worker.terminate();
        worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
      }
    });
    await untilText(() => verdict(page), /out of memory/);
    await typeShape(page, '(8, 1, 28, 28)');
    await untilState(page, 'result');
    await untilText(() => verdict(page), /Correct/);
  });

  it('has a result again where its workers died without a word', async () => {
    await typeShape(page, large);
    await untilState(page, 'loading');
    await (await panelFrame(page)).evaluate(() => { for (const worker of (window as unknown as { workers: Worker[] }).workers.splice(0)) worker.terminate(); });
    await page.waitForTimeout(500);
    assert.equal(await state(page), 'loading');
    // The spare one was killed as well, and takes the first shape; the second has a worker made since.
    await typeShape(page, '(17, 1, 28, 28)');
    await page.waitForTimeout(500);
    await typeShape(page, '(16, 1, 28, 28)');
    await untilState(page, 'result');
    assert.equal(await shape(page).inputValue(), '(16, 1, 28, 28)');
  });

  it('comes back with what it was asked for when it was put away while it ran', async () => {
    await typeShape(page, large);
    await untilState(page, 'loading');
    const frame = await panelFrame(page);
    await command(page, 'View: Toggle Secondary Side Bar Visibility');
    while (!frame.isDetached()) await page.waitForTimeout(20);
    await command(page, 'View: Toggle Secondary Side Bar Visibility');
    await untilShape(page, /^\(64, 3, 256, 256\)$/);
    await untilState(page, 'result');
    await typeShape(page, '(8, 1, 28, 28)');
    await untilState(page, 'result');
    assert.equal(await panel(page).getByTestId('penalty').innerText(), '0');
  });
});

describe('a panel that may not have WebAssembly', () => {
  it('computes in plain JavaScript, and says so', async () => {
    const workbench = await openFixtures({ initScript: refuseWebAssembly });
    const { page } = workbench;
    try {
      await evaluateAt(page, 'unflattened.py');
      await untilText(() => verdict(page), /axis/);
      assert.match(await untilText(() => footer(page), /\d/), /^cpu · /);
    } finally {
      await workbench.close();
    }
  });
});

/** The language servers that were started under a process. */
function serversOf(ancestor: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n').map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []);
  const parents = new Map(rows.map(([, pid, parent]) => [Number(pid), Number(parent)]));
  const isUnder = (pid: number | undefined): boolean => pid !== undefined && pid !== 0 && (pid === ancestor || isUnder(parents.get(pid)));
  return rows.flatMap(([, pid, , args = '']) => (args.includes(resolve('dist/server.cjs')) && isUnder(Number(pid)) ? [Number(pid)] : []));
}

/** Keeps the workers that a page starts, so that a test can end them. */
function keepWorkers(): void {
  const workers = Object.assign(window, { workers: new Array<Worker>() }).workers;
  window.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      workers.push(this);
    }
  };
}

/** The page is written with a stricter policy than it brings: the browser itself refuses the module. */
function refuseWebAssembly(): void {
  const name = 'write';
  const write = Reflect.get<Document, string>(Document.prototype, name) as (this: Document, ...texts: string[]) => void; // a method of all documents
  Reflect.set(Document.prototype, name, function (this: Document, ...texts: string[]) { write.apply(this, texts.map((text) => text.replaceAll("'wasm-unsafe-eval'", ''))); });
}
