import { styleText } from 'node:util'
import type { Io } from '../../io.ts'
import { toDisplayable } from '../../screen/to-displayable.ts'
import type { Finding } from './finding.ts'

const colors = { ok: 'green', warning: 'yellow', error: 'red' } as const

/** The findings for people, a line each, with what to do below. */
export function toReport(findings: readonly Finding[], stream: Io['stdout']): string {
  const width = Math.max(...findings.map(({ about }) => about.length))
  return findings
    .map(({ about, level, message, hint }) => {
      const title = styleText(colors[level], level.padEnd(7), { stream })
      const line = `${title}  ${about.padEnd(width)}  ${toDisplayable(message)}\n`
      return hint === undefined ? line : `${line}${' '.repeat(width + 11)}${toDisplayable(hint)}\n`
    })
    .join('')
}
