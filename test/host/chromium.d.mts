import type { Browser } from 'playwright-core';

export function launchChromium(options?: { readonly headless?: boolean }): Promise<Browser>;
