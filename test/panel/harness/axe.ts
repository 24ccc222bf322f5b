/** @file What axe finds on a page to which its script was added. */
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe's script leaves on the page. */
interface AxeWindow { readonly axe: { run(options: { runOnly: readonly string[] }): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> } }

export async function axeFindings(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(async (runOnly) => (await (window as unknown as AxeWindow).axe.run({ runOnly })).violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html) })), standards); // the script was added before
  return found.map(({ id, html }) => `${id}: ${html.join(' ')}`);
}
