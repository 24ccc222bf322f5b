import assert from 'node:assert/strict';
import { modulePaths, readModulesFrom } from '../../src/service/modulePaths.ts';

describe('where Python looks for a module', () => {
  it('is beside the file first, then up towards the root, then in folders named src on that way', () => {
    assert.deepEqual(modulePaths('losses.gp', 0, 'project/train/main.py'), [
      'project/train/losses/gp.py', 'project/train/losses/gp/__init__.py',
      'project/losses/gp.py', 'project/losses/gp/__init__.py',
      'losses/gp.py', 'losses/gp/__init__.py',
      'project/train/src/losses/gp.py', 'project/train/src/losses/gp/__init__.py',
      'project/src/losses/gp.py', 'project/src/losses/gp/__init__.py',
      'src/losses/gp.py', 'src/losses/gp/__init__.py',
    ]);
    assert.deepEqual(modulePaths('numpy', 0, 'project/train/main.py', 'beside'), ['project/train/numpy.py', 'project/train/numpy/__init__.py']);
  });

  it('is a folder for every leading dot', () => {
    assert.deepEqual(modulePaths('gp', 1, 'project/train/main.py'), ['project/train/gp.py', 'project/train/gp/__init__.py']);
    assert.deepEqual(modulePaths('gp', 2, 'project/train/main.py'), ['project/gp.py', 'project/gp/__init__.py']);
    assert.deepEqual(modulePaths('', 1, 'project/train/main.py'), ['project/train/__init__.py']);
  });

  it('reads the first that exists', () => {
    const files = new Map([['gp.py', 'outer'], ['train/gp.py', 'inner']]);
    const read = readModulesFrom((path) => files.get(path));
    assert.deepEqual(read('gp', 0, 'train/main.py'), { path: 'train/gp.py', text: 'inner' });
    assert.deepEqual(read('gp', 0, 'other/main.py'), { path: 'gp.py', text: 'outer' });
    assert.equal(read('missing', 0, 'train/main.py'), undefined);
  });
});
