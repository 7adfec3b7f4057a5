import { FunctionProblem } from '../function-problem.ts'
import { textFunction } from '../text-function.ts'
import { dateVerbs } from './date-verbs.ts'
import { parseTimestamp, type Timestamp } from './timestamp.ts'

/** A quote, text in quotes, a letter as often as it is repeated, anything else. */
const token = /''|'[^']*(?:''[^']*)*'?|([a-zA-Z])\1*|[^a-zA-Z']+/g

export const formatdate = textFunction(['format', 'time'], (format, text) => {
  const time = parseTimestamp(text, 1)
  return format.replace(token, (piece, letter?: string) =>
    letter === undefined ? literalOf(piece) : formatVerb(piece, time),
  )
})

function literalOf(piece: string): string {
  if (!piece.startsWith("'")) return piece
  if (piece === "''") return "'"
  if (piece.length > 1 && piece.endsWith("'")) return piece.slice(1, -1).replace(/''?/g, "'")
  throw new FunctionProblem("a text that begins with ' must end with one", 0)
}

function formatVerb(verb: string, time: Timestamp): string {
  const format = dateVerbs.get(verb)
  if (format !== undefined) return String(format(time))
  const others = [...dateVerbs.keys()].filter((name) => name.startsWith(verb.charAt(0)))
  const hint = others.length > 0 ? `there is ${others.join(', ')}` : `put plain text in ''`
  throw new FunctionProblem(`${JSON.stringify(verb.slice(0, 20))} is no part of a date: ${hint}`, 0)
}
