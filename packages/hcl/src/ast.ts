import type { Range } from './source/range.ts'

/** The content of a file or, with its braces, of a block: attributes and blocks in the order of the text. */
export interface Body {
  kind: 'body'
  items: BodyItem[]
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

/** A number, bool or null as written. A number keeps its text, so that it stays exact beyond 2^53. */
export interface LiteralExpression {
  kind: 'literal'
  literal: { type: 'number'; text: string } | { type: 'bool'; value: boolean } | { type: 'null' }
  range: Range
}

/** A quoted string or heredoc: literal text and `${…}` interpolations in turn. */
export interface TemplateExpression {
  kind: 'template'
  parts: TemplatePart[]
  range: Range
}

export type TemplatePart =
  | { kind: 'text'; value: string; range: Range }
  /** `source` is the interpolation as written, with its `${` and `}`. */
  | { kind: 'interpolation'; source: string; expression: Expression; range: Range }

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
  /** A bare name is a reference without steps, and means itself. */
  key: Expression
  value: Expression
}

/** `name`, `a.b.c`, `env["HOME"]`. */
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
