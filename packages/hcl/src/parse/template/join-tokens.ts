import type { TemplatePart } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import type { Cursor } from '../cursor.ts'
import { enter } from '../enter.ts'
import { report } from '../report.ts'
import type { DirectiveToken, TemplateToken } from './template-token.ts'

/** An `if` or `for` whose end has not come yet. */
interface OpenBlock {
  block: Extract<TemplatePart, { kind: 'if' | 'for' }>
  /** Where the next part goes. */
  parts: TemplatePart[]
  hasElse: boolean
}

/**
 * Makes a template's tokens its parts: texts in a row become one, and what stands between directives becomes theirs.
 * Where a sequence `isBroken`, nothing is said of those that may have been meant to go with it.
 */
export function joinTokens(
  cursor: Cursor,
  tokens: TemplateToken[],
  isBroken: boolean,
): TemplatePart[] {
  const root: OpenBlock['parts'] = []
  const open: OpenBlock[] = []
  const { depth } = cursor
  const complain = (message: string, range: Range, hint?: string) => {
    if (!isBroken) report(cursor, { message, ...(hint === undefined ? {} : { hint }), range })
  }
  for (const token of tokens) {
    const innermost = open.at(-1)
    const parts = innermost?.parts ?? root
    if (token.kind !== 'directive') addPart(parts, token)
    else if (token.directive.name === 'if' || token.directive.name === 'for') {
      if (!enter(cursor, token.range)) break
      const opened = openBlock(token)
      parts.push(opened.block)
      open.push(opened)
    } else if (innermost === undefined || !belongsTo(innermost, token.directive.name))
      complain(`no \`%{ ${token.directive.name} }\` can stand here`, token.range, hintAt(innermost))
    else if (token.directive.name === 'else') openElse(innermost)
    else {
      innermost.block.range = { start: innermost.block.range.start, end: token.range.end }
      cursor.depth--
      open.pop()
    }
  }
  cursor.depth = depth
  for (const { block } of open) {
    const hint = `end it with %{ end${block.kind} }`
    complain(`\`%{ ${block.kind} … }\` is not closed`, block.range, hint)
    block.range = { start: block.range.start, end: tokens.at(-1)?.range.end ?? block.range.end }
  }
  return root
}

function addPart(parts: TemplatePart[], part: TemplatePart): void {
  const last = parts.at(-1)
  if (part.kind === 'text' && last?.kind === 'text') {
    const range = { start: last.range.start, end: part.range.end }
    parts[parts.length - 1] = { kind: 'text', value: last.value + part.value, range }
  } else parts.push(part)
}

function openBlock({ directive, range }: DirectiveToken): OpenBlock {
  if (directive.name === 'if') {
    const { condition } = directive
    const then: TemplatePart[] = []
    const block = { kind: 'if' as const, condition, then, otherwise: [], range }
    return { block, parts: then, hasElse: false }
  }
  if (directive.name !== 'for') throw new TypeError(`${directive.name} opens nothing`)
  const { names, collection } = directive
  const parts: TemplatePart[] = []
  return { block: { kind: 'for', names, collection, body: parts, range }, parts, hasElse: true }
}

function belongsTo({ block, hasElse }: OpenBlock, name: 'else' | 'endif' | 'endfor'): boolean {
  return name === 'else' ? !hasElse : name === `end${block.kind}`
}

function openElse(open: OpenBlock): void {
  if (open.block.kind !== 'if') return
  open.hasElse = true
  open.parts = open.block.otherwise
}

function hintAt(innermost: OpenBlock | undefined): string | undefined {
  if (innermost === undefined) return 'no %{ if } or %{ for } is open'
  const { kind, range } = innermost.block
  return `end the %{ ${kind} } of line ${range.start.line} first, with %{ end${kind} }`
}
