/** @file What names say: evidence that a function is meant to be a penalty. They never decide what it computes. */
import type { SiteTarget } from './site.ts';

const penalties = /penal|lipschitz|dragan|wgan|(^|[._])(gp|gradp|r1|r2|lp|grad_?reg)|_(gp|r1|r2|lp)($|[._\d])|grad(ient)?s?_?(loss|reg|pen)|(gp|r1)_?loss/i;

/** Of a block, the names that it binds may say it. */
export const speaksOfPenalties = (target: SiteTarget): boolean => (target.type === 'block' ? target.results.some((name) => penalties.test(name)) : penalties.test(target.info.qualname));

const gradientPenalties = /grad\w*_?pen|gradient_?pen|(^|[._])(gp|calc_gp|wgan_?gp)($|_)|_gp($|_)|lipschitz/i;

/** The narrower: a penalty on the critic's slope, which other penalties on gradients, on invariance say, are not. */
export const speaksOfGradientPenalty = (target: SiteTarget): boolean => (target.type === 'block' ? target.results.some((name) => gradientPenalties.test(name)) : gradientPenalties.test(target.info.node.name));

/** What is trained with, by its name or that of its class: `Losses.__call__`. */
export const speaksOfLosses = (target: SiteTarget): boolean => target.type === 'function' && /loss/i.test(target.info.qualname);

const measures = /(^|_)(eval\w*|metrics?|monitor\w*|log(ged|ging)?|valid\w*|val|test\w*|estimat\w*|measur\w*|track\w*|plot\w*|report\w*|diagnos\w*)(_|$)/i;

/** A function that measures: what it answers is looked at, wherever its callers are. */
export const speaksOfMeasuring = (target: SiteTarget): boolean => {
  const within = target.type === 'block' ? target.within : target.info;
  return within !== undefined && measures.test(within.node.name);
};

/** The same of a method's own name alone: in a class called WGANGP not every method is a penalty. */
export const speaksByItself = (target: SiteTarget): boolean =>
  target.type === 'block' ? speaksOfPenalties(target) : penalties.test(target.info.node.name) || (/^(forward|__call__)$/.test(target.info.node.name) && speaksOfPenalties(target));

/** The text shows a penalty: by a name, or by what it does with the gradient that it takes. */
export const isShown = (target: SiteTarget): boolean => speaksByItself(target) || (target.type === 'function' && target.drives);

/** For others it is not worth trying everything. */
export const isWorthTrying = (target: SiteTarget): boolean => target.type === 'block' || (target.evident && (target.drives || speaksOfPenalties(target)));

const points = /sdf|eikonal|(^|_)(pts?|points?|xyz|coords?|rays?|normals?|vertices|surface)($|_|\d)/i;

/** Names of points in space: the batch is then one of points, not of images. */
export function speaksOfPoints(target: SiteTarget): boolean {
  if (target.type === 'block') return target.results.some((name) => points.test(name));
  const { args, name } = target.info.node;
  return points.test(name) || [...args.posonlyargs, ...args.args].some((arg) => points.test(arg.arg));
}
