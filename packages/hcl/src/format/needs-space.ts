import { bracketChange, type FormatToken, type FormatTokenKind } from './format-token.ts'

/**
 * Whether one space stands between a token and the next one of its line, as in Go's `hclwrite`. `before` is the token
 * before it.
 */
export function needsSpace(
  token: FormatToken,
  next: FormatToken,
  before: FormatToken | undefined,
): boolean {
  if (next.kind === 'newline') return false
  if (token.kind === 'identifier' && next.kind === '(') return false
  if (token.kind === '::' || next.kind === '::') return false
  if (token.kind === '.' || next.kind === '.') return isApartFromNumber(token, next, before)
  if (next.kind === ',' || next.kind === '...') return false
  if (token.kind === ',') return true
  if (afterText.has(token.kind) || beforeText.has(next.kind)) return false
  if (token.kind === 'identifier' && token.text === 'in' && before?.kind === 'identifier')
    return true
  if (next.kind === '[' && (isValue(token) || bracketChange(token) < 0)) return false
  if (token.kind === '!') return false
  if (token.kind === '-') return before !== undefined && !beforeNegation.has(before.kind)
  if (token.kind === '{' || next.kind === '}') return token.kind !== '{' || next.kind !== '}'
  if (token.kind === 'open sequence') return next.kind === '{'
  if (next.kind === 'close sequence') return token.kind === '}'
  if (token.kind === 'close sequence' && next.kind === 'open sequence') return false
  return bracketChange(token) <= 0 && bracketChange(next) >= 0
}

/** A dot after a number keeps its distance, and what follows that dot: together they would be another number. */
function isApartFromNumber(
  token: FormatToken,
  next: FormatToken,
  before: FormatToken | undefined,
): boolean {
  const number = token.kind === '.' ? before : token
  return number?.kind === 'number' && next.spaces > 0
}

function isValue({ kind }: FormatToken): boolean {
  return kind === 'identifier' || kind === 'number'
}

const afterText: ReadonlySet<FormatTokenKind> = new Set(['text', 'open quote', 'open heredoc'])

const beforeText: ReadonlySet<FormatTokenKind> = new Set(['text', 'close quote', 'close heredoc'])

/** Between one of these and its operand, a `-` is a sign and not an operator. */
const beforeNegation: ReadonlySet<FormatTokenKind> = new Set([
  ...(['(', '{', '[', '=', ':', ',', '?'] as const),
  ...(['+', '-', '*', '/', '%'] as const),
  ...(['==', '!=', '>', '>=', '<', '<='] as const),
  ...(['&&', '||', '!'] as const),
])
