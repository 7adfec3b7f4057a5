import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import type { TaskExit, TaskHandle } from '@longshore/driver'

/** What is kept of a task's life: each before the act that it describes (intent), or after it (all else). */
export type JournalEntry = { taskId: string } & (
  | { kind: 'intent' }
  | { kind: 'started'; handle: TaskHandle }
  /** Its start was refused for good. */
  | { kind: 'refused'; message: string }
  | { kind: 'exited'; exit: TaskExit }
  | { kind: 'destroyed' }
)

export interface Journal {
  entries: readonly JournalEntry[]
  /** It is kept once this returns. */
  write(entry: JournalEntry): void
}

export function createMemoryJournal(): Journal {
  const entries: JournalEntry[] = []
  return { entries, write: (entry) => void entries.push(entry) }
}

/** A journal that outlives the process, however that ends. */
export function openFileJournal(path: string): Journal {
  const entries = readJournal(path)
  return {
    entries,
    write(entry) {
      const file = openSync(path, 'a')
      try {
        appendFileSync(file, `${JSON.stringify(entry)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      entries.push(entry)
    },
  }
}

/** A line that a kill has cut short counts as never written. */
export function readJournal(path: string): JournalEntry[] {
  const whole = readText(path).split('\n').slice(0, -1)
  return whole.flatMap((line) => {
    try {
      return [JSON.parse(line) as JournalEntry]
    } catch {
      return []
    }
  })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
