import { countGraphemes } from '../functions/string/graphemes.ts'
import type { FormatToken } from './format-token.ts'
import type { FormatLine } from './to-lines.ts'

/** Puts the `=` of attributes on lines in a row below each other, and then the comments at their ends. */
export function alignCells(lines: readonly FormatLine[]): void {
  alignRuns(lines, (line) => line.assign[0] && { token: line.assign[0], before: line.lead })
  alignRuns(
    lines,
    ({ lead, assign, comment }) => comment && { token: comment, before: [...lead, ...assign] },
  )
}

interface Cell {
  token: FormatToken
  /** The tokens of its line before it. */
  before: FormatToken[]
}

function alignRuns(
  lines: readonly FormatLine[],
  cellOf: (line: FormatLine) => Cell | undefined,
): void {
  let run: Cell[] = []
  for (const line of lines) {
    const cell = cellOf(line)
    if (cell) run.push(cell)
    else if (run.length > 0) {
      alignRun(run)
      run = []
    }
  }
  alignRun(run)
}

function alignRun(run: readonly Cell[]): void {
  const widths = run.map(({ before }) => widthOf(before))
  const widest = widths.reduce((one, other) => Math.max(one, other), 0)
  for (const [index, { token }] of run.entries()) token.spaces = widest - (widths[index] ?? 0) + 1
}

function widthOf(tokens: readonly FormatToken[]): number {
  return tokens.reduce((width, { text, spaces }) => width + spaces + countGraphemes(text), 0)
}
