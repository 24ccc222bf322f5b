/**
 * @file The syntax tree: CPython's `ast` node names and fields, as plain JSON-able data with exact ranges.
 * Must not know which parser made it.
 *
 * Offsets are UTF-16 indices into the module's text, `end` exclusive. A node's range is CPython's
 * (`lineno`/`col_offset` … `end_lineno`/`end_col_offset`), so parentheses around an expression are outside it.
 */

/** What every node has. */
export interface NodeBase {
  readonly start: number;
  readonly end: number;
}

export interface Module {
  readonly type: 'Module';
  readonly body: readonly Stmt[];
  /** Syntax the parser could not make sense of; the statements around it are intact. */
  readonly errors: readonly SyntaxProblem[];
}

/** One place that is not Python, with what to do about it. */
export interface SyntaxProblem extends NodeBase {
  readonly message: string;
}

// ---- statements ---------------------------------------------------------------------------------------------

export interface FunctionDef extends NodeBase {
  readonly type: 'FunctionDef' | 'AsyncFunctionDef';
  readonly name: string;
  /** Range of the name alone. */
  readonly nameRange: NodeBase;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | undefined;
}
export interface ClassDef extends NodeBase {
  readonly type: 'ClassDef';
  readonly name: string;
  readonly nameRange: NodeBase;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
}
export interface Return extends NodeBase { readonly type: 'Return'; readonly value: Expr | undefined }
export interface Delete extends NodeBase { readonly type: 'Delete'; readonly targets: readonly Expr[] }
export interface Assign extends NodeBase { readonly type: 'Assign'; readonly targets: readonly Expr[]; readonly value: Expr }
export interface AugAssign extends NodeBase { readonly type: 'AugAssign'; readonly target: Expr; readonly op: Operator; readonly value: Expr }
export interface AnnAssign extends NodeBase { readonly type: 'AnnAssign'; readonly target: Expr; readonly annotation: Expr; readonly value: Expr | undefined }
export interface For extends NodeBase { readonly type: 'For' | 'AsyncFor'; readonly target: Expr; readonly iter: Expr; readonly body: readonly Stmt[]; readonly orelse: readonly Stmt[] }
export interface While extends NodeBase { readonly type: 'While'; readonly test: Expr; readonly body: readonly Stmt[]; readonly orelse: readonly Stmt[] }
export interface If extends NodeBase { readonly type: 'If'; readonly test: Expr; readonly body: readonly Stmt[]; readonly orelse: readonly Stmt[] }
export interface With extends NodeBase { readonly type: 'With' | 'AsyncWith'; readonly items: readonly WithItem[]; readonly body: readonly Stmt[] }
export interface WithItem { readonly context_expr: Expr; readonly optional_vars: Expr | undefined }
export interface Raise extends NodeBase { readonly type: 'Raise'; readonly exc: Expr | undefined; readonly cause: Expr | undefined }
export interface Try extends NodeBase {
  readonly type: 'Try' | 'TryStar';
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface ExceptHandler extends NodeBase { readonly type: 'ExceptHandler'; readonly exceptionType: Expr | undefined; readonly name: string | undefined; readonly body: readonly Stmt[] }
export interface Assert extends NodeBase { readonly type: 'Assert'; readonly test: Expr; readonly msg: Expr | undefined }
export interface Import extends NodeBase { readonly type: 'Import'; readonly names: readonly Alias[] }
export interface ImportFrom extends NodeBase { readonly type: 'ImportFrom'; readonly module: string | undefined; readonly names: readonly Alias[]; readonly level: number }
export interface Alias extends NodeBase { readonly name: string; readonly asname: string | undefined }
export interface Global extends NodeBase { readonly type: 'Global'; readonly names: readonly string[] }
export interface Nonlocal extends NodeBase { readonly type: 'Nonlocal'; readonly names: readonly string[] }
export interface ExprStmt extends NodeBase { readonly type: 'Expr'; readonly value: Expr }
export interface Pass extends NodeBase { readonly type: 'Pass' }
export interface Break extends NodeBase { readonly type: 'Break' }
export interface Continue extends NodeBase { readonly type: 'Continue' }
export interface Match extends NodeBase { readonly type: 'Match'; readonly subject: Expr; readonly cases: readonly MatchCase[] }
export interface MatchCase { readonly pattern: Pattern; readonly guard: Expr | undefined; readonly body: readonly Stmt[] }
/** A statement that is not Python 3 (a Python 2 print, a notebook magic, a broken line): kept, so that nothing around it is lost. */
export interface ErrorStmt extends NodeBase { readonly type: 'ErrorStmt'; readonly reason: 'magic' | 'python2' | 'syntax'; readonly text: string }

export type Stmt =
  | FunctionDef | ClassDef | Return | Delete | Assign | AugAssign | AnnAssign | For | While | If | With | Raise | Try
  | Assert | Import | ImportFrom | Global | Nonlocal | ExprStmt | Pass | Break | Continue | Match | ErrorStmt;

// ---- patterns -----------------------------------------------------------------------------------------------

export type Pattern =
  | (NodeBase & { readonly type: 'MatchValue'; readonly value: Expr })
  | (NodeBase & { readonly type: 'MatchSingleton'; readonly value: true | false | 'None' })
  | (NodeBase & { readonly type: 'MatchSequence'; readonly patterns: readonly Pattern[] })
  | (NodeBase & { readonly type: 'MatchMapping'; readonly keys: readonly Expr[]; readonly patterns: readonly Pattern[]; readonly rest: string | undefined })
  | (NodeBase & { readonly type: 'MatchClass'; readonly cls: Expr; readonly patterns: readonly Pattern[]; readonly kwd_attrs: readonly string[]; readonly kwd_patterns: readonly Pattern[] })
  | (NodeBase & { readonly type: 'MatchStar'; readonly name: string | undefined })
  | (NodeBase & { readonly type: 'MatchAs'; readonly pattern: Pattern | undefined; readonly name: string | undefined })
  | (NodeBase & { readonly type: 'MatchOr'; readonly patterns: readonly Pattern[] });

// ---- expressions --------------------------------------------------------------------------------------------

export type Operator = 'Add' | 'Sub' | 'Mult' | 'MatMult' | 'Div' | 'Mod' | 'Pow' | 'LShift' | 'RShift' | 'BitOr' | 'BitXor' | 'BitAnd' | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CompareOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

export interface BoolOp extends NodeBase { readonly type: 'BoolOp'; readonly op: 'And' | 'Or'; readonly values: readonly Expr[] }
export interface NamedExpr extends NodeBase { readonly type: 'NamedExpr'; readonly target: Name; readonly value: Expr }
export interface BinOp extends NodeBase { readonly type: 'BinOp'; readonly left: Expr; readonly op: Operator; readonly right: Expr }
export interface UnaryOp extends NodeBase { readonly type: 'UnaryOp'; readonly op: UnaryOperator; readonly operand: Expr }
export interface Lambda extends NodeBase { readonly type: 'Lambda'; readonly args: Arguments; readonly body: Expr }
export interface IfExp extends NodeBase { readonly type: 'IfExp'; readonly test: Expr; readonly body: Expr; readonly orelse: Expr }
/** `undefined` as a key stands for `**mapping`. JSON carries it as null, so readers test with `== null`. */
export interface Dict extends NodeBase { readonly type: 'Dict'; readonly keys: readonly (Expr | undefined)[]; readonly values: readonly Expr[] }
export interface SetExpr extends NodeBase { readonly type: 'Set'; readonly elts: readonly Expr[] }
export interface ListComp extends NodeBase { readonly type: 'ListComp' | 'SetComp' | 'GeneratorExp'; readonly elt: Expr; readonly generators: readonly Comprehension[] }
export interface DictComp extends NodeBase { readonly type: 'DictComp'; readonly key: Expr; readonly value: Expr; readonly generators: readonly Comprehension[] }
export interface Comprehension { readonly target: Expr; readonly iter: Expr; readonly ifs: readonly Expr[]; readonly is_async: boolean }
export interface Await extends NodeBase { readonly type: 'Await'; readonly value: Expr }
export interface Yield extends NodeBase { readonly type: 'Yield'; readonly value: Expr | undefined }
export interface YieldFrom extends NodeBase { readonly type: 'YieldFrom'; readonly value: Expr }
export interface Compare extends NodeBase { readonly type: 'Compare'; readonly left: Expr; readonly ops: readonly CompareOperator[]; readonly comparators: readonly Expr[] }
export interface Call extends NodeBase { readonly type: 'Call'; readonly func: Expr; readonly args: readonly Expr[]; readonly keywords: readonly Keyword[] }
export interface Keyword extends NodeBase { readonly type: 'keyword'; readonly arg: string | undefined; readonly value: Expr }
export interface FormattedValue extends NodeBase { readonly type: 'FormattedValue'; readonly value: Expr; readonly conversion: '' | 's' | 'r' | 'a'; readonly format_spec: JoinedStr | undefined; /** Source text of `{expr=}`, else undefined. */ readonly debug: string | undefined }
export interface JoinedStr extends NodeBase { readonly type: 'JoinedStr'; readonly values: readonly Expr[] }
export interface Constant extends NodeBase { readonly type: 'Constant'; readonly value: ConstantValue }
export interface Attribute extends NodeBase { readonly type: 'Attribute'; readonly value: Expr; readonly attr: string; readonly attrRange: NodeBase }
export interface Subscript extends NodeBase { readonly type: 'Subscript'; readonly value: Expr; readonly slice: Expr }
export interface Starred extends NodeBase { readonly type: 'Starred'; readonly value: Expr }
export interface Name extends NodeBase { readonly type: 'Name'; readonly id: string }
export interface List extends NodeBase { readonly type: 'List'; readonly elts: readonly Expr[] }
export interface Tuple extends NodeBase { readonly type: 'Tuple'; readonly elts: readonly Expr[] }
export interface SliceExpr extends NodeBase { readonly type: 'Slice'; readonly lower: Expr | undefined; readonly upper: Expr | undefined; readonly step: Expr | undefined }
/** A hole where an expression is missing or unreadable; evaluating it is a SyntaxError at this place. */
export interface ErrorExpr extends NodeBase { readonly type: 'ErrorExpr'; readonly text: string }

export type Expr =
  | BoolOp | NamedExpr | BinOp | UnaryOp | Lambda | IfExp | Dict | SetExpr | ListComp | DictComp | Await | Yield | YieldFrom
  | Compare | Call | FormattedValue | JoinedStr | Constant | Attribute | Subscript | Starred | Name | List | Tuple | SliceExpr | ErrorExpr;

/** Integers travel as decimal digits (they have any size, and JSON has no bigint). */
export type ConstantValue =
  | { readonly kind: 'int'; readonly digits: string }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'imaginary'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'None' }
  | { readonly kind: 'Ellipsis' };

export interface Arguments {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | undefined;
  readonly kwonlyargs: readonly Arg[];
  /** One for each of `kwonlyargs`; undefined where there is none. */
  readonly kw_defaults: readonly (Expr | undefined)[];
  readonly kwarg: Arg | undefined;
  /** Of the last positional parameters, as in CPython. */
  readonly defaults: readonly Expr[];
}
export interface Arg extends NodeBase { readonly arg: string; readonly annotation: Expr | undefined }

export type AnyNode = Stmt | Expr | Pattern | Keyword | ExceptHandler;
