/** @file The same statements inside something: a context, a branch, a loop that runs once, a try. */
import type { FunctionDef, Stmt } from '../../../../src/python/syntax/index.ts';
import { penaltyDefs } from './statements.ts';
import { importing, rewriter, torchName, type Rewriter, type Source, type Texts } from '../source.ts';

/** Statements of a penalty from one on: a docstring and nested defs stay where they are. */
interface Stretch { readonly node: FunctionDef; readonly first: Stmt; readonly last: Stmt }
const stretches = (source: Source): Stretch[] => penaltyDefs(source).flatMap((node) => {
  const body = node.body.filter((statement) => !(statement.type === 'Expr' && statement.value.type === 'Constant') && statement.type !== 'FunctionDef');
  const last = node.body.at(-1);
  return last ? body.slice(0, 3).map((first) => ({ node, first, last })) : [];
});

/** The stretch four spaces further in, below a line. */
function below(source: Source, { first, last }: Stretch, head: string, tail = ''): Texts {
  const { indent } = source.indentAt(first.start);
  const inner = source.text.slice(first.start, last.end).split('\n').map((line, i) => (i > 0 && line !== '' ? `    ${line}` : line)).join('\n');
  return source.edited([{ start: first.start, end: last.end, text: `${head}\n${indent}    ${inner}${tail.replaceAll('@', indent)}` }]);
}

const contexts = (t: string): readonly string[] => [`with ${t}.enable_grad():`, `with ${t}.set_grad_enabled(True):`, `with ${t}.autograd.set_detect_anomaly(False):`, `with ${t}.cuda.amp.autocast(enabled=False):`, `with contextlib.nullcontext():`, `with ${t}.autograd.profiler.record_function('penalty'):`];

export const blocks: readonly Rewriter[] = [
  rewriter('context', stretches, (source, stretch, choice) => {
    const forms = contexts(torchName(source));
    const head = forms[choice % forms.length] ?? '';
    const texts = below(source, stretch, head);
    return head.includes('contextlib') ? importing(source, texts, 'import contextlib') : texts;
  }),
  rewriter('own context manager', stretches, (source, stretch, choice) => {
    const name = source.fresh(['timed', 'section', 'scope'], choice);
    const texts = below(source, stretch, `with ${name}('step'):`);
    const def = `@contextlib.contextmanager\ndef ${name}(label):\n    yield label\n\n`;
    const at = source.tree.body.find((node) => node.type === 'FunctionDef' || node.type === 'ClassDef')?.start ?? 0;
    const start = source.text.lastIndexOf('\n\n', at) + 2;
    return importing(source, { ...texts, main: texts.main.slice(0, start) + def + texts.main.slice(start) }, 'import contextlib');
  }),
  rewriter('loop that runs once', stretches, (source, stretch, choice) => below(source, stretch, ['for _ in range(1):', 'while True:', 'for attempt in (0,):'][choice % 3] ?? '')),
  rewriter('branch', stretches, (source, stretch, choice) => below(source, stretch, ['if True:', `if ${torchName(source)}.is_tensor(${torchName(source)}.ones(1)):`, `if not isinstance(${stretch.node.args.args[0]?.arg ?? 'None'}, str):`][choice % 3] ?? '')),
  rewriter('branch with an alternative', stretches, (source, stretch, choice) => {
    const [subject] = stretch.node.args.args.filter(({ arg }) => arg !== 'self' && arg !== 'cls');
    return subject && below(source, stretch, `if ${subject.arg} is not None:`, [`\n@else:\n@    return 0.0`, `\n@else:\n@    raise ValueError('nothing to go by')`][choice % 2]);
  }),
  rewriter('try', stretches, (source, stretch, choice) => below(source, stretch, 'try:', ['\n@finally:\n@    pass', '\n@except KeyboardInterrupt:\n@    raise', '\n@except (KeyError, IndexError) as error:\n@    raise RuntimeError("no penalty") from error'][choice % 3])),
];
