/**
 * @file Numbers for what the file does not say. Names only choose here which number stands in; they never decide a
 * verdict, and every choice is shown to the user.
 */
import { assumedClasses } from './conditions.ts';

interface Rule { readonly pattern: RegExp; readonly value: (shape: readonly number[]) => number | bigint }

const size = (shape: readonly number[], axis: number): bigint => BigInt(shape[Math.min(axis, shape.length - 1)] ?? 1);

/** First match wins; the last part of the path is matched (`self.lambda_gp` → `lambda_gp`). */
const rules: readonly Rule[] = [
  { pattern: /batch|^bs$|^b$|^n$|num_(samples|nodes|points|rows)|mini_?batch/i, value: (shape) => size(shape, 0) },
  { pattern: /n_?(class|label|attr|domain)|num_?(class|label|attr|domain)|^classes$/i, value: () => BigInt(assumedClasses) },
  { pattern: /channel|^nc$|^c$|n_?colou?rs/i, value: (shape) => size(shape, 1) },
  { pattern: /height|(im|img|image|input|data|sample|res|fine)_?(size|dim|resolution)|^h$|^dim$|resolution/i, value: (shape) => size(shape, 2) },
  { pattern: /width|^w$/i, value: (shape) => size(shape, 3) },
  { pattern: /(^|_)in_?feat/i, value: (shape) => BigInt(shape.slice(1).reduce((a, b) => a * b, 1)) },
  { pattern: /(^|_)(feat(ure)?s?|hidden|filters?|planes|ndf|ngf|nf)(_|$)/i, value: () => 16n },
  { pattern: /eps|tiny|stab/i, value: () => 1e-12 },
  { pattern: /^p$|norm_?(type|order)|^ord$/i, value: () => 2n },
  { pattern: /center|centre|target|^k$|lipschitz|constant|radius/i, value: () => 1 },
  { pattern: /alpha|epsilon|^t$|mix|ratio/i, value: () => 0.5 },
  { pattern: /(^|_)(max|total|per|every)_(\w+_)?(step|iter|epoch)|(^|_)(step|iter|epoch|iteration)s?_(per|total|max)/i, value: () => 1000n },
  { pattern: /(^|_)(n|num|last|end)_(\w+_)?(step|iter|epoch)/i, value: () => 12n },
  { pattern: /step|iter|epoch|idx|index|count|^[ijk]$/i, value: () => 0n },
  { pattern: /lambda|lambd|^lam|_lam|gp|penal|coef|weight|reg|gamma|scale|factor/i, value: () => 10 },
];

/** The number for a path; 1 where no rule fits. */
export function assumedNumber(path: string, shape: readonly number[]): number | bigint {
  const name = lastPart(path);
  return rules.find((rule) => rule.pattern.test(name))?.value(shape) ?? 1n;
}

/** Whether nothing in a name tells which number it is. */
export const isBlindNumber = (path: string): boolean => !rules.some((rule) => rule.pattern.test(lastPart(path)));

/** Whether a name is usually a number rather than a batch of data. */
export const looksLikeNumber = (name: string): boolean => rules.some((rule) => rule.pattern.test(name)) || /device|cuda|gpu|mode(?!l)|type|norm|^p$|^c$|dim|len|num|classes|^n_|^(use|is|do|has)_/i.test(name);

/** Whether a name is usually a size of a network or of its data. */
export const looksLikeSize = (path: string): boolean => /(^|_)(n|nb|num|size|dims?|ch|chan|channels?|feat(ure)?s?|filters?|planes|width|height|depth|layers?|blocks?|hidden|kernel|stride|ndf|ngf|nf|df|nc|nz|classes)(_|$)/i.test(lastPart(path));

/** Whether a path leads into options: `cfg.slope`, `self.args.model.width`. */
export const isOption = (path: string): boolean => /(^|\.)_?(cfg|config|conf|opts?|options|args|hps?|hparams|params|settings|flags)[.[]/i.test(path);

/** Whether a name that meets a tensor in arithmetic is usually a batch of data. */
export const looksLikeData = (path: string): boolean => !looksLikeNumber(lastPart(path)) && /real|fake|img|image|data|sample|input|noise|pixel|^x|^y$|_x|^z|true|gen|interp|hat/i.test(lastPart(path));

/** Whether a name is usually a label, an attribute or another condition beside the data. */
export const looksLikeCondition = (path: string): boolean => /label|class|cond|one_?hot|attr|domain|categor|^[yc]$|(^|_)(y|cls|lbl)(_|$)/i.test(lastPart(path));

/** Whether a name is usually a critic, where it is called with something not known yet. */
export const looksLikeCritic = (path: string): boolean => /disc|critic|^(net)?_?d$|_d$|^d_|advers/i.test(lastPart(path));

/** Whether a name is usually a generator: what it makes of noise is a batch of data. */
export const looksLikeGenerator = (path: string): boolean => /generator|^(net_?)?g(en)?(_?net)?$/i.test(lastPart(path)) && !looksLikeCritic(path);

/** Hardware, logging and distribution are off; anything else that is asked is on. */
export const assumedTruth = (path: string): boolean => !/cuda|gpu|debug|verbose|distributed|ddp|parallel|amp|fp16|half|apex|tpu|log|wandb|profil|channels_last/i.test(lastPart(path));

/** Whether a path is a method or attribute of what scales losses for mixed precision: `scaler.scale`, `self.scaler.get_scale(…)`. */
export const ofLossScaler = (path: string, names: readonly string[]): boolean =>
  /scaler(\(…\))?\.\w+(\(…\))?$/i.test(path) && names.includes(lastPart(path));

/** Whether a function of that name takes numbers together, over samples or over machines. */
export const merelyReduces = (path: string): boolean => /reduce|reduction|gather|^(all_?)?mean|average|^sync/i.test(lastPart(path));

/** Things that are called with data and answer data of the same shape: transforms, and what moves it to a device. */
export const keepsData = (path: string): boolean => /aug|normali[sz]|transform|preprocess|^pre_?|noise|resize|crop|flip|pipe|scaler|autocast|record_function|identity|cast|cuda|gpu|cpu|device|variable|to_?var|tensor|numpy/i.test(lastPart(path));

/** Whether a path is a class of tensors that was handed in: `Tensor`, `FloatTensor`. */
export const isTensorClass = (path: string): boolean => /^(Float)?Tensor$/.test(lastPart(path));

/** `lambda_gp` of `self.lambda_gp` and of `opt[lambda_gp]`. */
export const lastPart = (path: string): string => /\[([A-Za-z_]\w*)\]$/.exec(path)?.[1] ?? path.replace(/(\(…\)|\[[^\]]*\])+$/, '').split('.').at(-1) ?? path;
