import assert from 'node:assert/strict';
import { joinCells, readNotebook } from '../../src/service/notebook.ts';

describe('the cells of a notebook', () => {
  it('stand one below the other, and keep their offsets', () => {
    const { text, starts } = joinCells(['a = 1', '', 'b = 2\n']);
    assert.equal(text, 'a = 1\n\nb = 2\n\n');
    assert.deepEqual(starts, [0, 6, 7]);
  });

  it('are blank where they hold another language, and Python under a magic that leaves them Python', () => {
    const bash = '%%bash\necho "😀';
    const { text, starts } = joinCells([bash, '%%time\nx = 1']);
    assert.equal(text.slice(0, bash.length).trim(), '');
    assert.equal(starts[1], bash.length + 1);
    assert.equal(text.slice(starts[1]), '%%time\nx = 1\n');
  });

  const cell = (source: unknown, type = 'code') => ({ cell_type: type, source });
  const read = (notebook: object) => readNotebook(JSON.stringify(notebook));

  it('are found in a file as lines or as one text, with their place among all cells', () => {
    assert.deepEqual(read({ cells: [cell('# Title', 'markdown'), cell(['a = 1\n', 'b = 2']), cell('c')] }), [{ number: 2, source: 'a = 1\nb = 2' }, { number: 3, source: 'c' }]);
    assert.deepEqual(read({ worksheets: [{ cells: [{ cell_type: 'code', input: ['old'] }] }] }), [{ number: 1, source: 'old' }]);
  });

  it('are none where the notebook is in another language, or is no notebook', () => {
    assert.deepEqual(read({ metadata: { kernelspec: { language: 'julia' } }, cells: [cell('f(x) = x')] }), []);
    assert.deepEqual(read({ metadata: { language_info: { name: 'ipython' } }, cells: [cell('x')] }), [{ number: 1, source: 'x' }]);
    assert.deepEqual(read([]), []);
    assert.deepEqual(read({ cells: [null, cell(null)] }), [{ number: 2, source: '' }]);
    assert.throws(() => readNotebook('no JSON'));
  });
});
