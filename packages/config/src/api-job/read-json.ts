import type { Expression, ObjectEntry, Position, Source } from '@longshore/hcl'

/** Deeper than any job. */
const MAX_DEPTH = 100

interface Reader {
  text: string
  offset: number
  place(offset: number): Position
}

/**
 * JSON as an expression whose strings are nothing but text, `${…}` included. `undefined` for what is not JSON, or nested
 * too deeply.
 */
export function readJson({ text }: Source): Expression | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  return readValue({ text, offset: 0, place: createPlacer(text) }, 0)
}

/** Each place must be further on than the one before: the walk goes on from there. */
function createPlacer(text: string): Reader['place'] {
  let at = 0
  let line = 1
  let column = 1
  return (offset) => {
    for (const character of text.slice(at, offset)) {
      column = character === '\n' ? 1 : column + 1
      if (character === '\n') line++
    }
    at = offset
    return { offset, line, column }
  }
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?[\d.eE+-]+|[a-z]+|[[\]{}:,])/y

function next(reader: Reader) {
  TOKEN.lastIndex = reader.offset
  const [all = '', token = ''] = TOKEN.exec(reader.text) ?? []
  reader.offset += all.length
  const { offset, place } = reader
  return { token, range: { start: place(offset - token.length), end: place(offset) } }
}

function peek({ text, offset }: Reader): string {
  TOKEN.lastIndex = offset
  return TOKEN.exec(text)?.[1] ?? ''
}

function readValue(reader: Reader, depth: number): Expression | undefined {
  if (depth > MAX_DEPTH) return undefined
  const { token, range } = next(reader)
  if (token === '{' || token === '[') return readParts(reader, { token, range, depth })
  return toLiteral(token, range)
}

function toLiteral(token: string, range: Expression['range']): Expression {
  if (token.startsWith('"')) {
    const parts = [{ kind: 'text', value: JSON.parse(token) as string, range } as const]
    return { kind: 'template', form: 'quoted', parts, range }
  }
  if (token === 'null') return { kind: 'literal', literal: { type: 'null' }, range }
  if (token === 'true' || token === 'false')
    return { kind: 'literal', literal: { type: 'bool', value: token === 'true' }, range }
  return { kind: 'literal', literal: { type: 'number', text: token }, range }
}

/** What follows an opening bracket, up to the one that closes it. */
function readParts(
  reader: Reader,
  { token, range, depth }: ReturnType<typeof next> & { depth: number },
): Expression | undefined {
  const entries: ObjectEntry[] = []
  const items: Expression[] = []
  const close = token === '{' ? '}' : ']'
  while (peek(reader) !== close) {
    const key = token === '{' ? next(reader) : undefined
    if (key) next(reader)
    const value = readValue(reader, depth + 1)
    if (!value) return undefined
    if (key) entries.push({ key: toLiteral(key.token, key.range), value })
    else items.push(value)
    if (peek(reader) === ',') next(reader)
  }
  const whole = { start: range.start, end: next(reader).range.end }
  return token === '{'
    ? { kind: 'object', entries, range: whole }
    : { kind: 'tuple', items, range: whole }
}
