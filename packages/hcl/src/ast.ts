import type { Range } from './source/range.ts'
import type { Value } from './value/value.ts'

/** The content of a file or, with its braces, of a block: attributes and blocks in the order of the text. */
export interface Body {
  kind: 'body'
  /**
   * In which of HCL's forms it is written. In HCL1 and JSON a block may be written as an attribute whose value is an
   * object (or a list of objects), and a label as a key around it: whoever knows the names decides.
   */
  syntax: 'native' | 'hcl1' | 'json'
  items: BodyItem[]
  /** What names mean in this body beyond the names around it: the iterator of the `dynamic` block it comes from. */
  variables?: ReadonlyMap<string, Value>
  range: Range
}

export type BodyItem = Attribute | Block

/** `name = expression` */
export interface Attribute {
  kind: 'attribute'
  name: string
  nameRange: Range
  expression: Expression
  range: Range
}

/** `type "label" … { body }`; a block's header is `type` and its labels. */
export interface Block {
  kind: 'block'
  type: string
  typeRange: Range
  labels: BlockLabel[]
  body: Body
  range: Range
}

export interface BlockLabel {
  value: string
  range: Range
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | TupleExpression
  | ObjectExpression
  | ReferenceExpression
  | AccessExpression
  | SplatExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | ForExpression
  | ParenthesesExpression

/** A number, bool or null as written. A number keeps its text, so that it stays exact beyond 2^53. */
export interface LiteralExpression {
  kind: 'literal'
  literal: { type: 'number'; text: string } | { type: 'bool'; value: boolean } | { type: 'null' }
  range: Range
}

/**
 * A quoted string, a heredoc, or a text that is a template by itself (which counts as quoted). What `~` strips is
 * already gone from the texts beside it, and a heredoc's indentation too; a text of which nothing is left is still
 * there. One that is quoted and holds a single interpolation and nothing else means that interpolation's value itself.
 */
export interface TemplateExpression {
  kind: 'template'
  form: 'quoted' | 'heredoc'
  parts: TemplatePart[]
  range: Range
}

export type TemplatePart =
  | { kind: 'text'; value: string; range: Range }
  /** `source` is the interpolation as written, with its `${` and `}`. */
  | { kind: 'interpolation'; source: string; expression: Expression; range: Range }
  /** `%{ if condition }…%{ else }…%{ endif }` */
  | {
      kind: 'if'
      condition: Expression
      then: TemplatePart[]
      otherwise: TemplatePart[]
      range: Range
    }
  /** `%{ for key, value in collection }…%{ endfor }` */
  | { kind: 'for'; names: ForNames; collection: Expression; body: TemplatePart[]; range: Range }

/** What a `for` calls each element, and its key or index where that is named. */
export interface ForNames {
  key?: string
  value: string
}

export interface TupleExpression {
  kind: 'tuple'
  items: Expression[]
  range: Range
}

export interface ObjectExpression {
  kind: 'object'
  entries: ObjectEntry[]
  range: Range
}

export interface ObjectEntry {
  /** A bare name is a reference without steps, and means itself; in parentheses it is an expression. */
  key: Expression
  value: Expression
}

/** `name`, `a.b.c`, `env["HOME"]`, `a[0]`: a name and steps that are known without evaluating anything. */
export interface ReferenceExpression {
  kind: 'reference'
  root: string
  steps: ReferenceStep[]
  /** As written. */
  source: string
  range: Range
}

export type ReferenceStep =
  /** `range` is the name's alone, without the dot. */
  | { kind: 'attribute'; name: string; range: Range }
  | { kind: 'index'; key: Expression; range: Range }

/** A part of any other value, or by a key that must be evaluated: `f(x).name`, `a[b]`, `[1, 2][0]`. */
export interface AccessExpression {
  kind: 'access'
  object: Expression
  step: ReferenceStep
  range: Range
}

/** `object.*.a.b` (`attribute`: only names and legacy numbers follow) or `object[*].a[0]` (`full`). */
export interface SplatExpression {
  kind: 'splat'
  form: 'attribute' | 'full'
  object: Expression
  /** Taken of each element. */
  steps: SplatStep[]
  range: Range
}

/** Within a splat another may follow: `a[*].b[*].c` takes `.b` of each element of `a`, and of each of its elements `.c`. */
export type SplatStep =
  | ReferenceStep
  | { kind: 'splat'; form: 'attribute' | 'full'; steps: SplatStep[]; range: Range }

/** `name(a, b, rest...)`; `namespace::name` is all of the name. */
export interface CallExpression {
  kind: 'call'
  name: string
  nameRange: Range
  args: Expression[]
  /** Whether the last argument is a list of arguments, written with `...`. */
  expandLast: boolean
  range: Range
}

export interface UnaryExpression {
  kind: 'unary'
  operator: '-' | '!'
  operand: Expression
  range: Range
}

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'

export interface BinaryExpression {
  kind: 'binary'
  operator: BinaryOperator
  left: Expression
  right: Expression
  range: Range
}

export interface ConditionalExpression {
  kind: 'conditional'
  condition: Expression
  then: Expression
  otherwise: Expression
  range: Range
}

/** `[for … in collection : value if condition]`, or with `key =>` and braces an object. */
export interface ForExpression {
  kind: 'for'
  names: ForNames
  collection: Expression
  /** Of an object. */
  key?: Expression
  value: Expression
  condition?: Expression
  /** Whether values of the same key are collected in a list, written with `...`. */
  grouped: boolean
  range: Range
}

export interface ParenthesesExpression {
  kind: 'parentheses'
  expression: Expression
  range: Range
}
