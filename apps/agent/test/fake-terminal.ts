import { EventEmitter } from 'node:events'

/**
 * A terminal that understands what is drawn with: text, line breaks, moves of the cursor, erasing of a line. It wraps
 * what it shows when it becomes narrower, as terminals do that keep their text.
 */
export function createFakeTerminal(columns: number, rows: number) {
  let lines = ['']
  let at = 0

  function act(move: string | undefined, count: number, text: string): void {
    if (move === 'A') at = Math.max(0, at - count)
    else if (move === 'B') at += count
    else if (move === 'K') lines[at] = ''
    else if (text === '\n') at += 1
    else if (move === undefined) lines[at] += text
    while (lines.length <= at) lines.push('')
  }

  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    hasColors: () => false,
    getColorDepth: () => 1,
    write(text: string): boolean {
      for (const [token, count, move] of text.matchAll(tokens)) act(move, Number(count || 1), token)
      return true
    },
  })
  return {
    stdout: stdout as unknown as NodeJS.WriteStream,
    /** What can be read on it, from the first line ever written. */
    text: () => lines.join('\n').trimEnd(),
    resize(columns: number, rows: number): void {
      const wrap = (line: string) => line.match(new RegExp(`.{1,${columns}}`, 'g')) ?? ['']
      const below = lines.length - at
      lines = lines.flatMap(wrap)
      at = lines.length - below
      Object.assign(stdout, { columns, rows })
      stdout.emit('resize')
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const tokens = /\x1b\[\??(\d*)([A-Za-z])|\n|[^\x1b\n]+/g
