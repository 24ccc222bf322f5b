export interface ServeOptions { readonly data: string; readonly extension: string; readonly files: string; readonly file: string; readonly port?: number }
export function serve(options: ServeOptions): Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
