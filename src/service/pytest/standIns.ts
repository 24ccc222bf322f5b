/**
 * @file What stands in a test for the things that its file leaves open: Python expressions made of what the run took them
 * to be. Must not know the code that uses them.
 */
import { Unknown, type Use } from '../../penalty/index.ts';
import { floatLiteral, literal, stringLiteral } from './literals.ts';

/** Parts of the bench that an expression uses; see bench.ts. */
export type Helper = 'critic' | 'batch' | 'classes' | 'one_hot' | 'same' | 'generated' | 'equipped' | 'StandIn' | 'Elsewhere' | 'SimpleNamespace' | 'nullcontext' | 'numpy';

export interface StandIn {
  readonly code: string;
  readonly helpers: ReadonlySet<Helper>;
}

interface Node {
  readonly path: string;
  readonly name: string;
  readonly uses: Use[];
  /** By suffix: `.name`, `(…)`, `[key]`. */
  readonly children: Map<string, Node>;
}

export class StandIns {
  readonly #roots = new Map<string, Node>();

  constructor(uses: readonly { readonly path: string; readonly use: Use }[]) {
    for (const { path, use } of uses) this.#nodeAt(path).uses.push(use);
  }

  /** A thing by itself, not a part of another. */
  isRoot(name: string): boolean { return this.#roots.has(name); }

  /** Nothing was asked of it. */
  isMerelyNamed(path: string): boolean {
    const node = this.#find(path);
    return node?.children.size === 0 && node.uses.every(({ kind }) => kind === 'named');
  }

  /** Attributes of `path` that the run asked for. */
  attributesOf(path: string): readonly string[] {
    return [...this.#find(path)?.children.keys() ?? []].flatMap((suffix) => (suffix.startsWith('.') ? [suffix.slice(1)] : []));
  }

  /** What `__init__` gives to an attribute of `self`. */
  knownAt(path: string): Extract<Use, { kind: 'known' }> | undefined {
    return this.#find(path)?.uses.find((use) => use.kind === 'known');
  }

  /** A class of the file derives from it. */
  standInForBase(path: string): void { this.#nodeAt(path).uses.push({ kind: 'called', as: 'base' }); }

  at(path: string): StandIn {
    const helpers = new Set<Helper>();
    const node = this.#find(path);
    // What `__init__` is given may be handed on: `self.critic = critic`.
    const known = node?.uses.find((use) => use.kind === 'known');
    if (known?.kind === 'known' && known.value instanceof Unknown && known.value.path !== path) return this.at(known.value.path);
    return { code: node ? render(node, helpers) : 'None', helpers };
  }

  #find(path: string): Node | undefined {
    const [root = '', ...suffixes] = partsOf(path);
    return suffixes.reduce<Node | undefined>((node, suffix) => node?.children.get(suffix), this.#roots.get(root));
  }

  #nodeAt(path: string): Node {
    const [root = '', ...suffixes] = partsOf(path);
    return suffixes.reduce((node, suffix) => childOf(node.children, suffix, node.path), childOf(this.#roots, root, ''));
  }
}

function childOf(map: Map<string, Node>, key: string, path: string): Node {
  const known = map.get(key) ?? { path: path + key, name: key, uses: [], children: new Map<string, Node>() };
  map.set(key, known);
  return known;
}

/** `opt`, `.weights`, `['gp']`. */
const partsOf = (path: string): string[] => path.match(/^[^.([]+|\.[^.([]+|\(…\)|\[[^\]]*\]/g) ?? [path];

const calledAs = { critic: 'critic', kept: 'same', decorator: 'same', generated: 'generated', base: 'Elsewhere' } as const;

/** What it was last taken for decides; what has parts is made of them. */
function render(node: Node, helpers: Set<Helper>): string {
  const using = (helper: Helper, code = `°${helper}`): string => { helpers.add(helper); return code; };
  const find = <K extends Use['kind']>(kind: K): Extract<Use, { kind: K }> | undefined => node.uses.findLast((use): use is Extract<Use, { kind: K }> => use.kind === kind);
  const called = node.uses.find((use) => use.kind === 'called' && use.as === 'critic') ?? find('called');
  if (called?.kind === 'called') {
    if (called.as === 'tensors') return 'torch.FloatTensor';
    const helper = calledAs[called.as];
    const attributes = [...node.children].filter(([suffix, child]) => suffix.startsWith('.') && !isMethod(node, child));
    const thing = using(helper);
    return attributes.length === 0 || called.as === 'base' ? thing : using('equipped', `°equipped(${[thing, ...attributes.map(([suffix, child]) => `${suffix.slice(1)}=${render(child, helpers)}`)].join(', ')})`);
  }
  const data = find('data');
  if (data) return data.form === 'as data' ? using('batch', `°batch(${stringLiteral(node.path)}${data.requiresGrad ? ', requires_grad=True' : ''})`) : data.form === 'classes' ? using('classes', '°classes()') : using('one_hot', '°one_hot()');
  const number = find('number');
  if (number && node.uses.some((use) => use.kind === 'method' && (use.name === 'astype' || use.name === 'numpy'))) return using('numpy', `numpy.asarray(${floatLiteral(Number(number.value))})`);
  if (number) return typeof number.value === 'bigint' ? number.value.toString() : floatLiteral(number.value);
  const text = find('text');
  if (text) return stringLiteral(text.value);
  const truth = find('truth');
  if (truth && node.children.size === 0) return truth.value ? 'True' : 'False';
  if ([...node.children.values()].some((child) => !isMethod(node, child))) return renderParts(node, helpers);
  if (find('mapping')) return '{}';
  if (find('parameters')) return using('critic');
  if (find('entered')) return using('nullcontext', 'nullcontext()');
  if (find('method')) return 'torch.nn.Module()';
  const known = find('known');
  return (known && literal(known.value)) ?? merelyNamed(node.name);
}

/** `train` of `D.train()`: networks have it. */
const isMethod = ({ uses }: Node, { name, uses: own, children }: Node): boolean =>
  children.size === 0 && own.every(({ kind }) => kind === 'named') && uses.some((use) => (use.kind === 'method' && name === `.${use.name}`) || (use.kind === 'parameters' && name === '.parameters'));

/** Only handed on: a name says what torch may want it to be. */
function merelyNamed(name: string): string {
  if (/device|gpu|cuda|rank/i.test(name)) return "torch.device('cpu')";
  return /dtype|type|tensor/i.test(name) ? 'torch.float32' : 'None';
}

/** A namespace, a function, a list or dict; or all of them at once. */
function renderParts(node: Node, helpers: Set<Helper>): string {
  const { uses } = node;
  const children = new Map([...node.children].filter(([, child]) => !isMethod(node, child)));
  const result = children.get('(…)');
  const attributes = [...children].filter(([suffix]) => suffix.startsWith('.')).map(([suffix, child]) => `${suffix.slice(1)}=${render(child, helpers)}`);
  const items = [...children].filter(([suffix]) => suffix.startsWith('['));
  const kinds = [result !== undefined, attributes.length > 0, items.length > 0].filter(Boolean).length;
  const isEntered = uses.some(({ kind }) => kind === 'entered' || kind === 'method');
  if (kinds === 1 && !isEntered) {
    if (result) return `lambda *args, **kwargs: ${render(result, helpers)}`;
    if (attributes.length > 0) { helpers.add('SimpleNamespace'); return `SimpleNamespace(${attributes.join(', ')})`; }
    return renderItems(items, helpers);
  }
  helpers.add('StandIn');
  return `°StandIn(${[`result=${result ? `lambda: ${render(result, helpers)}` : 'None'}`, ...(items.length > 0 ? [`items=${renderItems(items, helpers)}`] : []), ...attributes].join(', ')})`;
}

/** Places in order are a tuple; keys a dict; what a loop goes through has one item. */
function renderItems(items: readonly (readonly [string, Node])[], helpers: Set<Helper>): string {
  const keyed = items.map(([suffix, child]) => ({ key: suffix.slice(1, -1), code: render(child, helpers) }));
  if (keyed.every(({ key }) => key === '…')) return `[${keyed.map(({ code }) => code).join(', ')}]`;
  const places = keyed.map(({ key }) => Number(key));
  if (places.every((place) => Number.isInteger(place) && place >= 0)) {
    const byPlace = new Map(keyed.map(({ code }, i) => [places[i], code]));
    return `[${Array.from({ length: Math.max(...places) + 1 }, (_, i) => byPlace.get(i) ?? 'None').join(', ')}]`;
  }
  return `{${keyed.map(({ key, code }) => `${/^-?\d+$/.test(key) ? key : stringLiteral(key)}: ${code}`).join(', ')}}`;
}
