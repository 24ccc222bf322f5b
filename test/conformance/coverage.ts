/**
 * @file Which operations and modules the conformance programs reach, and to what derivative. Knows the graph's nodes;
 * must not know any operation.
 *
 * A node that an operation recorded belongs to it; when the node runs, its first derivative was needed. What the run
 * records in turn belongs to the operation one order higher.
 */
import type { Library } from '../../src/python/evaluator/index.ts';
import { Builtin, None, PyClass, PyList, PyModule, PyTuple, type Value } from '../../src/python/evaluator/values.ts';
import type { Parser } from '../../src/python/syntax/index.ts';
import { isTensor, type OpObserver, type OpRecord, type Tensor } from '../../src/torch/index.ts';
import type { DType } from '../../src/torch/dtypes.ts';
import type { Schema } from '../../src/torch/schema/parse.ts';
import type { GraphNode } from '../../src/torch/tensor.ts';

/** What was seen of one operation or module; programs by their paths. */
export interface Reach {
  readonly programs: Set<string>;
  readonly dtypes: Set<DType>;
  /** Programs that needed the derivative of order 1, 2, …; the first place is empty. */
  readonly derivatives: Set<string>[];
}
/** A claim on a node: it belongs to `reach`, at this order of derivative. */
interface Claim { readonly reach: Reach; readonly order: number }

/** Rows by schema (an in-place variant shares its row's), modules by class name. */
export class Coverage {
  readonly rows = new Map<Schema, Reach>();
  readonly modules = new Map<string, Reach>();
  /** One program's share in it. */
  of(program: string): ProgramCoverage { return new ProgramCoverage(this, program); }
}

/** What one program reaches, written into the whole. */
export class ProgramCoverage implements OpObserver {
  readonly #all: Coverage;
  readonly #program: string;
  readonly #claims = new WeakMap<GraphNode, Claim[]>();

  constructor(all: Coverage, program: string) {
    this.#all = all;
    this.#program = program;
  }

  onOp({ schema, inputs, output }: OpRecord): void {
    if (schema === undefined) return;
    const reach = this.#reach(this.#all.rows, schema);
    for (const { dtype } of inputs) reach.dtypes.add(dtype);
    this.#claim(isTensor(output) ? [output] : output, { reach, order: 1 }, (node) => !this.#claims.has(node));
  }

  /** The library, in which every call of a module is noted. */
  watch(library: Library, parser: Parser): Library {
    const tree = library.source.get('torch.nn.modules.module');
    if (tree === undefined) throw new Error('there is no torch.nn.modules.module');
    const noted = { ...tree, body: tree.body.map((node) => (node.type === 'ClassDef' && node.name === 'Module' ? { ...node, body: [...node.body, ...parser.parse(noteCalls).body] } : node)) };
    const notes = new PyModule('_coverage', new Map([['note', new Builtin('note', (_, args) => this.#note(args))]]));
    return { native: new Map([...library.native, ['_coverage', () => notes]]), source: new Map([...library.source, ['torch.nn.modules.module', noted]]) };
  }

  #note([cls, inputs, output]: readonly Value[]): Value {
    const known = cls instanceof PyClass ? cls.mro.find((base) => base.module.startsWith('torch.nn')) : undefined;
    if (known === undefined) return None;
    const reach = this.#reach(this.#all.modules, known.name);
    const before = new Set(tensorsIn(inputs).map((tensor) => tensor.history?.node));
    for (const { dtype } of tensorsIn(inputs)) reach.dtypes.add(dtype);
    this.#claim(tensorsIn(output), { reach, order: 1 }, (node) => !before.has(node));
    return None;
  }

  #reach<Key>(map: Map<Key, Reach>, key: Key): Reach {
    const reach = map.get(key) ?? { programs: new Set<string>(), dtypes: new Set<DType>(), derivatives: [] };
    map.set(key, reach);
    reach.programs.add(this.#program);
    return reach;
  }

  /** The nodes behind the tensors, as far as they are `own`. */
  #claim(tensors: readonly Tensor[], claim: Claim, own: (node: GraphNode) => boolean): void {
    const waiting = tensors.map((tensor) => tensor.history?.node);
    const seen = new Set<GraphNode>();
    for (let node = waiting.pop(); waiting.length > 0 || node !== undefined; node = waiting.pop()) {
      if (node === undefined || node.leaf !== undefined || seen.has(node) || !own(node)) continue;
      seen.add(node);
      waiting.push(...node.edges.map((edge) => edge?.node));
    }
    for (const node of seen) this.#add(node, claim);
  }

  #add(node: GraphNode, claim: Claim): void {
    const claims = this.#claims.get(node);
    if (claims !== undefined) { claims.push(claim); return; }
    this.#claims.set(node, [claim]);
    const apply = node.apply.bind(node);
    node.apply = (grads, wanted) => {
      const since = grads.find((grad) => grad !== undefined)?.runtime.sequence ?? Infinity;
      const results = apply(grads, wanted);
      const made = results.filter((result) => result !== undefined);
      for (const { reach, order } of [...this.#claims.get(node) ?? []]) {
        (reach.derivatives[order] ??= new Set()).add(this.#program);
        this.#claim(made, { reach, order: order + 1 }, (inner) => inner.sequence >= since);
      }
      return results;
    };
  }
}

/** Goes at the end of `Module`'s body: containers are only made, the others called. */
const noteCalls = `
_init, _call = __init__, __call__
def __init__(self, *args, **kwargs):
    import _coverage
    self._init(*args, **kwargs)
    _coverage.note(type(self), (), ())
def __call__(self, *args, **kwargs):
    import _coverage
    output = self._call(*args, **kwargs)
    _coverage.note(type(self), args, output)
    return output
`;

function tensorsIn(value: Value | undefined): Tensor[] {
  if (isTensor(value)) return [value];
  return value instanceof PyTuple || value instanceof PyList ? value.items.flatMap(tensorsIn) : [];
}
