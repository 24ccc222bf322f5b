/** @file Every state of the panel: what the extension sends, what a user does, and what is then said. */
import { compare } from '../../../src/panel/comparison.ts';
import type { BrowserPanel } from './browserPanel.ts';
import { emptySites, evaluationOf, subjectOf, type FixtureName } from './fixtures.ts';
import type { ToPanel } from './messages.ts';

export interface Screen {
  readonly messages: readonly ToPanel[];
  readonly state: string;
  readonly title: string;
  readonly penalty?: string;
  /** What a user does once the messages are answered. */
  readonly act?: (panel: BrowserPanel) => Promise<void>;
}

const long = 60_000;
const subject = (...parameters: Parameters<typeof subjectOf>): ToPanel => ({ type: 'subject', subject: subjectOf(...parameters) });
function difference(a: FixtureName, b: FixtureName): string {
  const { differing, compared } = compare(evaluationOf(a), evaluationOf(b));
  return `B differs on ${differing} of ${compared} probes`;
}

const pin: ToPanel = { type: 'pin', isPinned: true };
const edited: ToPanel = { type: 'stale', uri: subjectOf('correct').request.uri, version: 2 };

export const screens: Readonly<Record<string, Screen>> = {
  correct: { messages: [subject('correct'), { type: 'cursor', offset: evaluationOf('correct').trace[2]?.range.start ?? 0 }], state: 'result', title: 'Correct', penalty: '0' },
  wrong: { messages: [subject('wrong')], state: 'result', title: 'Wrong norm axis', penalty: '0.9298' },
  'whole-batch': { messages: [subject('wholeBatch')], state: 'result', title: 'Norm includes the batch', penalty: '225' },
  different: { messages: [subject('different')], state: 'result', title: 'No known formula', penalty: '12.5' },
  'one-sided': { messages: [subject('oneSided')], state: 'result', title: 'Correct', penalty: '0' },
  crowded: { messages: [subject('crowded')], state: 'result', title: 'Norm includes the batch' },
  randn: { messages: [subject('correct')], state: 'result', title: 'Correct', penalty: '730.8', act: async ({ page }) => { await page.click('[data-probe=randn]'); } },
  'wrong-randn': { messages: [subject('wrong')], state: 'result', title: 'Wrong norm axis', penalty: '0.4045', act: async ({ page }) => { await page.click('[data-probe=randn]'); } },
  critic: { messages: [subject('correct')], state: 'result', title: 'Correct', penalty: '0.8252', act: async ({ page }) => { await page.click('[data-probe=critic]'); await page.waitForSelector('.heat canvas'); } },
  compared: { messages: [subject('correct')], state: 'result', title: 'Correct', penalty: '0', act: async ({ page }) => { await page.selectOption('[data-testid=variant]', 'zero-centred'); } },
  moved: { messages: [subject('wrong')], state: 'result', title: 'Wrong norm axis', penalty: '0.9298', act: async ({ page }) => { await page.press('[data-testid=scale]', 'ArrowLeft'); await page.waitForSelector('text=/^0\\.95 · ones .* yours/'); } },
  raises: { messages: [subject('raises')], state: 'error', title: 'Raises IndexError' },
  unsupported: { messages: [subject('unsupported')], state: 'unsupported', title: 'Not evaluated' },
  'too-large': { messages: [subject('tooLarge')], state: 'too-large', title: 'Too large to evaluate' },
  'not-implemented': { messages: [subject('notImplemented')], state: 'not-implemented', title: 'Not written yet' },
  empty: { messages: [{ type: 'empty', path: 'samples/wgan_gp.py', sites: emptySites, message: undefined }], state: 'empty', title: 'No penalty here' },
  loading: { messages: [subject('correct'), subject('correct', { takesMs: long, version: 2 })], state: 'loading', title: 'Evaluating', penalty: '0' },
  cancelled: {
    messages: [subject('correct'), subject('correct', { takesMs: long, version: 2 })], state: 'cancelled', title: 'Cancelled', penalty: '0',
    act: async ({ page }) => { await page.click('[data-testid=cancel]'); },
  },
  pinned: { messages: [subject('correct'), pin], state: 'result', title: 'Correct', penalty: '0' },
  compare: { messages: [subject('correct'), pin, subject('wrong')], state: 'result', title: difference('correct', 'wrong') },
  'compare-shapes': { messages: [subject('crowded'), pin, subject('wrong', { version: 2 })], state: 'result', title: difference('crowded', 'wrong') },
  stale: { messages: [subject('correct'), edited], state: 'stale', title: 'Out of date', penalty: '0' },
  failed: { messages: [subject('correct', { failure: 'out of memory' })], state: 'failed', title: 'Not evaluated' },
};

/** Brings the panel there. */
export async function show({ page, send, ...panel }: BrowserPanel, { messages, act, state }: Screen): Promise<void> {
  for (const message of messages) {
    await send(message);
    // The next one comes to a panel that has answered, unless this one is to be cut short.
    if (message !== messages.at(-1)) await page.waitForSelector('main[aria-busy=false]');
  }
  if (act !== undefined) {
    await page.waitForSelector('main[data-state=result], main[data-state=loading]');
    if (state === 'cancelled') await page.waitForSelector('main[data-state=loading]');
    await act({ page, send, ...panel });
  }
  await page.waitForSelector(`main[data-state=${state}]`);
}
