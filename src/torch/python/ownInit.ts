/** @file Lets a public layer name itself where a private base, which PyTorch doesn't have, holds its `__init__`. */
import { None, PyClass, PyFunction, type Value } from '../../python/evaluator/values.ts';
import { builtin } from './border.ts';

/** The bases that PyTorch has too: errors of calls name them. */
const shared = new Set(['Module', '_BatchNorm', '_InstanceNorm', '_DropoutNd', '_MaxPoolNd', '_LPPoolNd', '_AdaptiveAvgPoolNd', '_AdaptiveMaxPoolNd', '_LazyNormBase']);

function inheritedInit(cls: PyClass): Value | undefined {
  const holder = cls.mro.find((each) => each.dict.has('__init__'));
  return holder === cls || holder === undefined || shared.has(holder.name) ? undefined : holder.dict.get('__init__');
}
/** `own_init(cls)`: the inherited `__init__`, under the name of the class itself. */
export const ownInit = builtin('own_init', (_, [cls]) => {
  if (!(cls instanceof PyClass) || cls.name.startsWith('_')) return None;
  const init = inheritedInit(cls);
  if (init instanceof PyFunction) cls.dict.set('__init__', new PyFunction(init.node, init.name, `${cls.name}.__init__`, init.defaults, init.kwDefaults, init.closure, init.module, init.owner));
  return None;
});
