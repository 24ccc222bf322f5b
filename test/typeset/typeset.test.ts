/** @file Every formula that a hover may show is typeset whole: all its glyphs are in the bundle, and nothing comes from elsewhere. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { typeset as typesetWithWholeFont } from '../../src/typeset/main.ts';

type Typeset = (tex: string) => string;

/** As they stand in the text of the explanations, with a stand-in for every value. */
function formulas(): string[] {
  const folder = 'src/service/hover';
  return readdirSync(folder).flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/tex: (['`])(.*?)\1/g)]
    .map(([, , tex = '']) => tex.replaceAll('\\\\', '\\').replace(/\$\{[^}]*\}/g, '3')));
}

describe('the typesetter', function () {
  this.timeout(60_000);
  let typeset: Typeset;
  before(async () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', 'hover formulas'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    ({ typeset } = await import(pathToFileURL('dist/hoverFormulas.js').href) as { typeset: Typeset }); // src/typeset/main.ts, bundled as it is shipped
  });

  it('has every glyph of every formula', () => {
    const all = [...formulas(), '\\mathrm{real\\_data} + \\hat x_i \\in \\mathbb{R}, 0.125 \\cdot \\tilde x'];
    assert.ok(all.length > 10);
    for (const tex of all) {
      const svg = typeset(tex);
      assert.match(svg, /^<svg xmlns="[^"]+" width="\d+\.\d\d" height="\d+\.\d\d" viewBox="[-\d ]+">.*<\/svg>$/s, tex);
      assert.doesNotMatch(svg, /<text|merror/, tex);
      assert.equal(svg, typesetWithWholeFont(tex), `${tex}: scripts/mathFont.mjs leaves out a glyph of it`);
    }
  });

  it('draws in the ink of whoever shows it, and refers to nothing', () => {
    const svg = typeset('\\frac{1}{2}\\sqrt{N}');
    assert.ok(svg.includes('currentColor'));
    assert.doesNotMatch(svg, /#[0-9a-f]{3,6}\b|url\(|href|<script|<style/i);
  });

  it('shows what it can’t read as such, and goes on', () => {
    assert.match(typeset('\\frac{1'), /^<svg/);
    assert.match(typeset('x'), /^<svg/);
  });
});
