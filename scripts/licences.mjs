/** @file `npm run licences`: writes docs/licences.md, the packages that bundles may hold with their licences. `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const path = join(root, 'docs/licences.md');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = licenceList();
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error('docs/licences.md is out of date: npm run licences');
    process.exitCode = 1;
  }
}

/** What package-lock.json says of everything that is no tool of developers. */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).flatMap(([place, { version, license = '', dev = false, optional = false }]) => (place === '' || dev || optional ? [] : [{ name: place.replace(/^.*node_modules\//, ''), version, licence: license }]))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

export function licenceList() {
  const rows = shippedPackages().map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Licences\n\nPackages that may be in what is shipped, and their licences, from package-lock.json: \`npm run licences\` writes this.\n\n| package | version | licence |\n|---|---|---|\n${[...new Set(rows)].join('\n')}\n`;
}
