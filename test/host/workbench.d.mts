import type { Page } from 'playwright-core';

export interface WorkbenchOptions {
  readonly folder?: string;
  readonly extension?: string;
  /** Folders of other extensions. */
  readonly beside?: readonly string[];
  /** A VSIX to install. */
  readonly packed?: string;
  readonly tests?: string;
  readonly kind?: 'node' | 'web';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly prepare?: (page: Page) => Promise<void>;
  readonly log?: (text: string) => void;
}
export function openWorkbench(options: WorkbenchOptions): Promise<{ readonly page: Page; readonly url: string; readonly close: () => Promise<void> }>;
