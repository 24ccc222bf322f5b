import { activate, eventually, open } from './editor.ts';
import { equal } from './assert.ts';

describe('activation', () => {
  it('loads no language client for Python without a penalty', async () => {
    await open('plain.py');
    const api = await activate();
    equal(api.client() === undefined, true);
  });

  it('loads it when a penalty may be there', async () => {
    const api = await activate();
    await open('course.py');
    await eventually('a language client', () => api.client());
  });
});
