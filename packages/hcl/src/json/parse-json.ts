import type { Attribute, Body } from '../ast.ts'
import { type Cursor, tokenRange } from '../parse/cursor.ts'
import { describeToken } from '../parse/describe-token.ts'
import { report, stop } from '../parse/report.ts'
import { advanceJson } from './advance-json.ts'
import { parseList } from './parse-list.ts'
import { type Member, parseMembers } from './parse-members.ts'
import { parseValue } from './parse-value.ts'

/**
 * Reads the whole text as HCL's JSON form: an object, or a list of objects, whose properties are the body's attributes, in
 * their order and as often as they come. Of those named `//` the body itself has none: they are comments.
 */
export function parseJson(cursor: Cursor): Body {
  const start = cursor.locate(cursor.start)
  advanceJson(cursor)
  const members = cursor.kind === '[' ? parseObjects(cursor) : parseRoot(cursor)
  if (cursor.kind !== 'end') {
    const message = `the text goes on after its end: found ${describeToken(cursor)}`
    report(cursor, { message, range: tokenRange(cursor) })
  }
  const items = members.filter(({ name }) => name.value !== '//').map(toAttribute)
  const range = { start, end: cursor.locate(cursor.text.length) }
  return { kind: 'body', syntax: 'json', items, range }
}

function parseRoot(cursor: Cursor): Member[] {
  if (cursor.kind === '{') return parseMembers(cursor, parseValue)
  const message = `a JSON file is one object: found ${describeToken(cursor)}`
  report(cursor, { message, hint: 'begin it with {', range: tokenRange(cursor) })
  stop(cursor)
  return []
}

/** At `[`: a file may also be written as a list of objects, whose properties follow one another. */
function parseObjects(cursor: Cursor): Member[] {
  return parseList(cursor, ']', (at) => {
    if (at.kind === '{') return parseMembers(at, parseValue)
    const message = `a JSON file is an object, or a list of objects: found ${describeToken(at)}`
    report(at, { message, range: tokenRange(at) })
    parseValue(at)
    return undefined
  }).flat()
}

function toAttribute({ name, value }: Member): Attribute {
  return {
    kind: 'attribute',
    name: name.value,
    nameRange: name.range,
    expression: value,
    range: { start: name.range.start, end: value.range.end },
  }
}
