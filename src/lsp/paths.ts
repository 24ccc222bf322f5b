/**
 * @file The editor's addresses and the service's paths. Files are named relative to the workspace, as a traceback of a
 * program started there would name them; what lies on another file system keeps its whole address.
 */
import { URI, Utils } from 'vscode-uri';

export interface Paths {
  readonly pathOf: (uri: string) => string;
  readonly uriOf: (path: string) => string;
}

/** `folder`: the workspace's first folder, if there is one. */
export function pathsFrom(folder: string | undefined): Paths {
  const root = folder === undefined ? URI.file('/') : URI.parse(folder);
  return {
    pathOf: (text) => {
      const uri = URI.parse(text);
      if (uri.scheme === root.scheme && uri.authority === root.authority) return relative(root.path, uri.path);
      // Without a folder of its own (`untitled:Untitled-1`) it may import what the workspace has.
      return uri.path.startsWith('/') ? uri.with({ query: '', fragment: '' }).toString() : Utils.basename(uri);
    },
    // A single letter is a drive.
    uriOf: (path) => (/^[a-z][\w+.-]+:\//i.test(path) ? path : Utils.resolvePath(root, path).toString()),
  };
}

function relative(from: string, to: string): string {
  const [base, parts] = [split(from), split(to)];
  const shared = base.findIndex((part, index) => part !== parts[index]);
  const common = shared < 0 ? base.length : shared;
  return [...base.slice(common).map(() => '..'), ...parts.slice(common)].join('/');
}

const split = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');
