/** @file Every derivation is TeX that KaTeX sets, in the fonts that the panel ships (scripts/katexFonts.mjs). */
import assert from 'node:assert/strict';
import katex from 'katex';
import { derive } from '../../src/penalty/derivation/derive.ts';
import { evaluateFormula, type Formula } from '../../src/penalty/formulas.ts';
import { probeGradient } from '../../src/penalty/probes/gradients.ts';

const norms: readonly Formula['norm'][] = ['l2', 'l1', 'max', 'rms', 'squared', 'spectral'];
const shapes: readonly Formula['shape'][] = ['two-sided', 'one-sided', 'square', 'sixth-power', 'absolute', 'difference', 'norm'];
const reductions: readonly Formula['reduction'][] = ['mean', 'sum', 'max', 'mean-first'];
const axes = [[1, 2, 3], [1], [0, 1, 2, 3]] as const;
const probes = ['zeros', 'unit', 'spread'] as const;

/** Classes of letters whose fonts are not shipped: bold, blackboard, calligraphic and the like. */
const otherFonts = /class="[^"]*\b(?:ams(?:rm)?|mathbb|mathbf|mathcal|mathfrak|mathit|mathscr|mathsf|mathtt|boldsymbol|text(?:bb|bf|it|sf|tt))\b/u;

describe('derivations as TeX', () => {
  for (const norm of norms) {
    it(`of ${norm} norms`, () => {
      for (const formula of formulasWith(norm)) {
        for (const name of probes) {
          const gradient = probeGradient(name, [4, 3, 2, 3]);
          const steps = derive({ formula, gradient, ops: [], penalty: evaluateFormula(formula, gradient) });
          for (const { formula: { tex } } of steps) assert.doesNotMatch(katex.renderToString(tex, { throwOnError: true }), otherFonts, tex);
        }
      }
    });
  }

  it('say what each line is the value of, and group the digits of large counts', () => {
    const formula: Formula = { norm: 'l2', axes: [1], shape: 'two-sided', reduction: 'mean', weight: 1, target: 1 };
    const lines = derive({ formula, gradient: probeGradient('unit', [256, 1, 28, 28]), ops: [], penalty: 0.9298 }).map((step) => step.formula);
    assert.deepEqual(lines.slice(0, 3), [
      { unicode: '1/√784 = 1/28', tex: 'g_{ij} = \\frac{1}{\\sqrt{784}} = \\frac{1}{28}' },
      { unicode: '√(1 · (1/28)²) = 0.03571', tex: '\\lVert g_i\\rVert_2 = \\sqrt{1\\cdot {\\left(\\frac{1}{28}\\right)}^{2}} = 0.03571' },
      { unicode: '256 · 28 · 28 = 200704', tex: '256\\cdot 28\\cdot 28 = 200{,}704' },
    ]);
  });
});

function formulasWith(norm: Formula['norm']): readonly Formula[] {
  return shapes.flatMap((shape) => reductions.flatMap((reduction) => axes.flatMap((covered) =>
    [{ weight: 1, target: 1 }, { weight: 10, target: 0.5, epsilon: 1e-12 }].map((more) => ({ norm, axes: covered, shape, reduction, ...more })))));
}
