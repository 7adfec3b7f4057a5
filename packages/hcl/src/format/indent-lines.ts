import { openedBrackets } from './format-token.ts'
import type { FormatLine } from './to-lines.ts'

/**
 * Two spaces for each line around that leaves brackets open, however many: they are closed as they were opened. A line
 * that closes some stands where the one stands that opened them.
 */
export function indentLines(lines: readonly FormatLine[]): void {
  /** Of each line that left brackets open, how many of them still are. */
  const open: number[] = []
  for (const { lead, assign } of lines) {
    const [first] = lead
    if (first === undefined) continue
    if (first.kind === 'newline') {
      first.spaces = 0
      continue
    }
    const heredoc = lead.findIndex(({ kind }) => kind === 'open heredoc')
    const opened =
      openedBrackets(heredoc < 0 ? lead : lead.slice(0, heredoc)) + openedBrackets(assign)
    close(open, -opened)
    first.spaces = 2 * open.length
    if (opened > 0) open.push(opened)
  }
}

function close(open: number[], count: number): void {
  let left = count
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    if (last > left) {
      open.push(last - Math.max(left, 0))
      return
    }
    left -= last
    if (left === 0) return
  }
}
