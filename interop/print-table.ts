import type { DriverKind } from './site/driver-kind.ts'

export interface Outcome {
  kind: DriverKind
  name: string
  ok: boolean
  /** What was seen. */
  note: string
  seconds: number
}

/** Each check on lines of its own: what happened with each driver. */
export function printTable(names: readonly string[], outcomes: readonly Outcome[]): string {
  const cell = (kind: DriverKind, name: string) => {
    const found = outcomes.find((each) => each.kind === kind && each.name === name)
    return found ? `${found.ok ? 'ok  ' : 'FAIL'} ${found.note}` : '–'
  }
  const rows = names.map((name) => [name, cell('built-in', name), cell('longshore', name)])
  return toTable([['check', 'built-in', 'longshore'], ...rows], [26, 62, 62])
}

function toTable(rows: string[][], widths: number[]): string {
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const blocks = rows.map((row) => {
    const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0))
    const height = Math.max(...cells.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) => {
      const parts = widths.map((width, column) => (cells[column]?.[line] ?? '').padEnd(width))
      return `| ${parts.join(' | ')} |`
    }).join('\n')
  })
  return [rule, ...blocks.flatMap((block) => [block, rule])].join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text
    .split(/\s+/)
    .flatMap((each) => each.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}
