/** @file In Simplified Chinese, what the copied test says by itself is Chinese; the file's own comments stay as they are. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { openTestService } from '../testService.ts';

/** Docstrings, comments at line ends, and what failures say. */
const said = /"""([^]*?)"""|# (.*)$|, f?'([^']* [^']*)'$/gm;

describe('Copy as PyTorch test, in Simplified Chinese', () => {
  for (const name of readdirSync('samples').filter((file) => file.endsWith('.py'))) it(name, async () => {
    const service = await openTestService('zh-cn');
    const uri = `file:///${name}`;
    const text = readFileSync(`samples/${name}`, 'utf8');
    service.update(uri, text, 1, name);
    const [evaluation] = service.evaluate(uri);
    assert.ok(evaluation);
    const found = service.subject(uri, evaluation.site.nameRange.start, evaluation.shape);
    assert.ok(found.kind === 'subject');
    const sentences = [...found.subject.pytest.matchAll(said)].map(([, ...parts]) => parts.find((part) => part !== '') ?? '');
    assert.ok(sentences.length > 8, found.subject.pytest);
    assert.deepEqual(sentences.filter((sentence) => !text.includes(sentence) && !/[\u4e00-\u9fff]/.test(sentence) && /[A-Za-z]{3} /.test(sentence)), []);
  });
});
