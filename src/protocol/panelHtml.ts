/**
 * @file The panel's page as text: the same for VS Code's webview and for a test in a plain browser.
 * Must not hold anything of the user's: the page gets that as messages, never as HTML.
 */

/** What computes: WebAssembly or, where it can't be had, plain loops; or plain loops in any case. */
export type Backend = 'auto' | 'cpu';

export interface PanelPage {
  /** Fresh for every page. */
  readonly nonce: string;
  /** Where the page's own files come from: `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The worker's bundle. The page reads it and starts it from a blob: a worker must have the page's own origin. */
  readonly workerUri: string;
  readonly wasmUri: string;
  /** What typesets formulas, and its style sheet: fetched with the first formula. */
  readonly formulasUri: string;
  readonly formulasStyleUri: string;
  /** `vscode.env.language`. */
  readonly locale: string;
  /** Something to evaluate follows at once: the worker starts meanwhile. A panel that is merely there loads none. */
  readonly warm: boolean;
  readonly backend: Backend;
}

export function panelHtml(page: PanelPage): string {
  return `<!DOCTYPE html>
<html lang="${attribute(page.locale)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${attribute(contentSecurityPolicy(page))}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Penalty Lens</title>
  <link rel="stylesheet" href="${attribute(page.styleUri)}">
</head>
<body>
  <div id="root" data-worker="${attribute(page.workerUri)}" data-wasm="${attribute(page.wasmUri)}" data-backend="${page.backend}"
    data-formulas="${attribute(page.formulasUri)}" data-formulas-style="${attribute(page.formulasStyleUri)}"${page.warm ? ' data-warm' : ''}></div>
  <script type="module" nonce="${attribute(page.nonce)}" src="${attribute(page.scriptUri)}"></script>
</body>
</html>
`;
}

/** Nothing from elsewhere, nothing inline, no eval. */
function contentSecurityPolicy({ nonce, cspSource }: PanelPage): string {
  const directives = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'wasm-unsafe-eval'`,
    'worker-src': 'blob:',
    'style-src': cspSource,
    'font-src': cspSource,
    'img-src': 'data:',
    // The worker's text and the WebAssembly module.
    'connect-src': cspSource,
    'base-uri': "'none'",
    'form-action': "'none'",
  };
  return Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const attribute = (text: string): string => text.replace(/[&"<>]/g, (character) => entities[character] ?? character);
