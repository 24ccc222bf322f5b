/**
 * @file `match`: patterns, one entry a kind.
 */
import type { Match, Pattern } from '../syntax/ast.ts';
import { PyDict } from './dict.ts';
import type { Frame, Machine, Run } from './frame.ts';
import { bindName } from './names.ts';
import { equalValues } from './operators.ts';
import type { Block } from './raising.ts';
import { raise } from './exceptions.ts';
import { None, Opaque, PyClass, PyList, PyRange, PyTuple, classes, type Value } from './values.ts';

export function* executeMatch(machine: Machine, node: Match, frame: Frame, run: Block): Run {
  const subject = machine.evaluate(node.subject, frame);
  if (subject instanceof Opaque) return machine.unsupported(`match on ${subject.origin}: its value is unknown`);
  for (const each of node.cases) {
    if (!matchPattern(machine, each.pattern, subject, frame)) continue;
    if (each.guard && !machine.truth(machine.evaluate(each.guard, frame))) continue;
    return yield* run(machine, each.body, frame);
  }
  return undefined;
}

type Matchers = { readonly [T in Pattern['type']]: (machine: Machine, pattern: Extract<Pattern, { type: T }>, subject: Value, frame: Frame) => boolean };

const matchers: Matchers = {
  MatchValue: (machine, pattern, subject, frame) => equalValues(machine, subject, machine.evaluate(pattern.value, frame)),
  MatchSingleton: (_machine, pattern, subject) => subject === (pattern.value === 'None' ? None : pattern.value),
  MatchSequence: matchSequence,
  MatchMapping: matchMapping,
  MatchClass: matchClass,
  MatchStar: () => true,
  MatchAs: (machine, pattern, subject, frame) => {
    if (pattern.pattern && !matchPattern(machine, pattern.pattern, subject, frame)) return false;
    if (pattern.name) bindName(frame, pattern.name, subject);
    return true;
  },
  MatchOr: (machine, pattern, subject, frame) => pattern.patterns.some((each) => matchPattern(machine, each, subject, frame)),
};

function matchPattern(machine: Machine, pattern: Pattern, subject: Value, frame: Frame): boolean {
  const matcher = matchers[pattern.type] as (machine: Machine, pattern: Pattern, subject: Value, frame: Frame) => boolean; // the table pairs each type with its node
  return matcher(machine, pattern, subject, frame);
}

function matchSequence(machine: Machine, pattern: Extract<Pattern, { type: 'MatchSequence' }>, subject: Value, frame: Frame): boolean {
  if (!(subject instanceof PyList || subject instanceof PyTuple || subject instanceof PyRange)) return false;
  const items = [...machine.iterate(subject)];
  const star = pattern.patterns.findIndex((p) => p.type === 'MatchStar');
  const count = pattern.patterns.length;
  if (star < 0 ? items.length !== count : items.length < count - 1) return false;
  return pattern.patterns.every((each, index) => {
    if (each.type === 'MatchStar') {
      if (each.name) bindName(frame, each.name, new PyList(items.slice(star, items.length - (count - star - 1))));
      return true;
    }
    return matchPattern(machine, each, items.at(star >= 0 && index > star ? index - count : index) ?? None, frame);
  });
}

function matchMapping(machine: Machine, pattern: Extract<Pattern, { type: 'MatchMapping' }>, subject: Value, frame: Frame): boolean {
  if (!(subject instanceof PyDict)) return false;
  const keys = pattern.keys.map((key) => machine.evaluate(key, frame));
  const matched = pattern.patterns.every((each, index) => {
    const value = subject.get(machine, keys[index] ?? None);
    return value !== undefined && matchPattern(machine, each, value, frame);
  });
  if (matched && pattern.rest) {
    const rest = PyDict.from(machine, subject.entries());
    for (const key of keys) rest.delete(machine, key);
    bindName(frame, pattern.rest, rest);
  }
  return matched;
}

const selfMatching: readonly PyClass[] = [classes.bool, classes.bytes, classes.dict, classes.float, classes.frozenset, classes.int, classes.list, classes.set, classes.str, classes.tuple];

function matchClass(machine: Machine, pattern: Extract<Pattern, { type: 'MatchClass' }>, subject: Value, frame: Frame): boolean {
  const cls = machine.evaluate(pattern.cls, frame);
  if (cls instanceof Opaque) return false;
  if (!(cls instanceof PyClass)) raise('TypeError', 'called match pattern must be a class');
  if (!machine.isinstance(subject, cls)) return false;
  return matchPositional(machine, pattern.patterns, cls, subject, frame) && pattern.kwd_attrs.every((name, index) => {
    const each = pattern.kwd_patterns[index];
    return each === undefined || matchAttribute(machine, each, name, subject, frame);
  });
}

function matchPositional(machine: Machine, patterns: readonly Pattern[], cls: PyClass, subject: Value, frame: Frame): boolean {
  const [first] = patterns;
  if (first === undefined) return true;
  if (selfMatching.some((c) => cls.isSubclassOf(c)) && cls.lookup('__match_args__') === undefined) return matchPattern(machine, first, subject, frame);
  const names = cls.lookup('__match_args__');
  const allowed = names instanceof PyTuple ? names.items : [];
  if (patterns.length > allowed.length) raise('TypeError', `${cls.name}() accepts ${String(allowed.length)} positional sub-pattern${allowed.length === 1 ? '' : 's'} (${String(patterns.length)} given)`);
  return patterns.every((each, index) => { const name = allowed[index]; return typeof name === 'string' && matchAttribute(machine, each, name, subject, frame); });
}

function matchAttribute(machine: Machine, pattern: Pattern, name: string, subject: Value, frame: Frame): boolean {
  const value = machine.getattrOptional(subject, name);
  return value !== undefined && matchPattern(machine, pattern, value, frame);
}
