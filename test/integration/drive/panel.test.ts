import assert from 'node:assert/strict';
import { command, openFile, openFixtures, panel, type Workbench } from './workbench.ts';

describe('the panel on the screen', () => {
  let workbench: Workbench;
  before(async () => { workbench = await openFixtures(); });
  after(() => workbench.close());

  it('opens from the palette', async () => {
    const { page } = workbench;
    await openFile(page, 'plain.py');
    await command(page, 'Evaluate penalty');
    await panel(page).locator('main').waitFor();
    assert.deepEqual(workbench.problems, []);
  });
});
