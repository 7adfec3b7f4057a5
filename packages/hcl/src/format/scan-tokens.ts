import { endOfIdentifier, endOfNumber, isDigit } from '../parse/characters.ts'
import { endOfLine } from '../parse/skip-trivia.ts'
import { punctuationByStart } from '../parse/token-kind.ts'
import { startOfText } from '../source/locator.ts'
import type { FormatToken, FormatTokenKind } from './format-token.ts'
import { endOfHeredocText, endOfMarker, endOfQuotedText } from './scan-text.ts'

/** What the scan is in: a string, a heredoc, or a sequence of one, with its braces that are open. */
type Frame =
  | { kind: 'string' }
  | { kind: 'heredoc'; marker: string }
  | { kind: 'sequence'; braces: number }

interface Scan {
  text: string
  at: number
  frames: Frame[]
  tokens: FormatToken[]
}

/** The tokens of a text that has no syntax errors. A byte order mark is none. */
export function scanTokens(text: string): FormatToken[] {
  const scan: Scan = { text, at: startOfText(text), frames: [], tokens: [] }
  while (scan.at < text.length) {
    const frame = scan.frames.at(-1)
    if (frame?.kind === 'string') scanString(scan)
    else if (frame?.kind === 'heredoc') scanHeredoc(scan, frame.marker)
    else scanCode(scan, frame)
  }
  return scan.tokens
}

function take(scan: Scan, kind: FormatTokenKind, end: number, spaces = 0): void {
  scan.tokens.push({ kind, text: scan.text.slice(scan.at, end), spaces })
  scan.at = end
}

function scanString(scan: Scan): void {
  const end = endOfQuotedText(scan.text, scan.at)
  if (end > scan.at) take(scan, 'text', end)
  if (scan.text[scan.at] !== '"') openSequence(scan)
  else {
    scan.frames.pop()
    take(scan, 'close quote', scan.at + 1)
  }
}

function scanHeredoc(scan: Scan, marker: string): void {
  const markerEnd = endOfMarker(scan.text, marker, scan.at)
  if (markerEnd !== undefined) {
    scan.frames.pop()
    take(scan, 'close heredoc', markerEnd)
    return
  }
  const end = endOfHeredocText(scan.text, scan.at)
  if (end > scan.at) take(scan, 'text', end)
  else openSequence(scan)
}

function openSequence(scan: Scan): void {
  scan.frames.push({ kind: 'sequence', braces: 0 })
  take(scan, 'open sequence', scan.at + (scan.text[scan.at + 2] === '~' ? 3 : 2))
}

function scanCode(scan: Scan, frame: (Frame & { kind: 'sequence' }) | undefined): void {
  const { text } = scan
  const from = scan.at
  while (text[scan.at] === ' ' || text[scan.at] === '\t') scan.at++
  const { at } = scan
  const spaces = at - from
  if (at === text.length) return
  const lineBreak = lengthOfLineBreak(text, at)
  const identifierEnd = endOfIdentifier(text, at)
  if (lineBreak > 0) takeLine(scan, { kind: 'newline', end: at, spaces })
  else if (text[at] === '#' || text.startsWith('//', at))
    takeLine(scan, { kind: 'comment', end: endOfLine(text, at), spaces })
  else if (text.startsWith('/*', at)) take(scan, 'comment', text.indexOf('*/', at + 2) + 2, spaces)
  else if (identifierEnd > at) take(scan, 'identifier', identifierEnd, spaces)
  else if (isDigit(text.charCodeAt(at))) take(scan, 'number', endOfNumber(text, at), spaces)
  else if (text[at] === '"') {
    scan.frames.push({ kind: 'string' })
    take(scan, 'open quote', at + 1, spaces)
  } else if (text.startsWith('<<', at)) openHeredoc(scan, spaces)
  else if (frame?.braces === 0 && /~?\}/y.test(text.slice(at, at + 2))) {
    scan.frames.pop()
    take(scan, 'close sequence', at + (text[at] === '~' ? 2 : 1), spaces)
  } else takeMark(scan, frame, spaces)
}

function takeMark(
  scan: Scan,
  frame: (Frame & { kind: 'sequence' }) | undefined,
  spaces: number,
): void {
  const { text, at } = scan
  const marks = punctuationByStart.get(text.charAt(at))
  const mark = marks?.find((each) => text.startsWith(each, at))
  if (mark === undefined) throw new TypeError(`no token begins at offset ${at}`)
  if (frame && mark === '{') frame.braces++
  if (frame && mark === '}') frame.braces--
  take(scan, mark, at + mark.length, spaces)
}

function openHeredoc(scan: Scan, spaces: number): void {
  const { text, at } = scan
  const marker = at + (text[at + 2] === '-' ? 3 : 2)
  const end = endOfIdentifier(text, marker)
  scan.frames.push({ kind: 'heredoc', marker: text.slice(marker, end) })
  takeLine(scan, { kind: 'open heredoc', end, spaces })
}

/** Takes a token up to `end` with the line break there, if one is; it becomes `\n`. */
function takeLine(
  scan: Scan,
  { kind, end, spaces }: { kind: FormatTokenKind; end: number; spaces: number },
): void {
  const { text, at } = scan
  const contentEnd = text[end] === '\n' && text[end - 1] === '\r' && end > at ? end - 1 : end
  const lineBreak = lengthOfLineBreak(text, contentEnd)
  const content = text.slice(at, contentEnd)
  scan.tokens.push({ kind, text: lineBreak > 0 ? `${content}\n` : content, spaces })
  scan.at = contentEnd + lineBreak
}

function lengthOfLineBreak(text: string, at: number): number {
  if (text[at] === '\n') return 1
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0
}
