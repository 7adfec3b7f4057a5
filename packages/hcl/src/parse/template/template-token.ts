import type { Expression, ForNames, TemplatePart } from '../../ast.ts'
import type { Range } from '../../source/range.ts'

export type TextPart = Extract<TemplatePart, { kind: 'text' }>

export type InterpolationPart = Extract<TemplatePart, { kind: 'interpolation' }>

/** One `%{ … }`, alone. */
export interface DirectiveToken {
  kind: 'directive'
  directive:
    | { name: 'if'; condition: Expression }
    | { name: 'for'; names: ForNames; collection: Expression }
    | { name: 'else' | 'endif' | 'endfor' }
  range: Range
}

/** What a template is before its directives are joined. A heredoc's text is one token for each of its lines. */
export type TemplateToken = TextPart | InterpolationPart | DirectiveToken

/** A `${…}` or `%{…}`, and whether `~` stands at its ends. */
export interface Sequence {
  token: InterpolationPart | DirectiveToken
  stripsBefore: boolean
  stripsAfter: boolean
}
