import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Cursor } from './cursor.ts'

/** More errors than this help no one; the parse ends there. */
const maxErrors = 100

/** Adds an error, unless what is left of the text cannot be judged any more. */
export function report(cursor: Cursor, problem: Omit<Diagnostic, 'severity'>): void {
  const { diagnostics, stopped } = cursor
  if (stopped || diagnostics.length > maxErrors) return
  if (diagnostics.length < maxErrors) {
    diagnostics.push({ severity: 'error', ...problem })
    return
  }
  const message = `there are more than ${maxErrors} errors; the text after this place was not read`
  diagnostics.push({ severity: 'error', message, range: problem.range })
  stop(cursor)
}

/** Reports what is not closed; at the end of the text that is enough, whatever else is open around it. */
export function reportUnclosed(cursor: Cursor, problem: Omit<Diagnostic, 'severity'>): void {
  report(cursor, problem)
  if (cursor.kind === 'end') stop(cursor)
}

/** Ends the parse: the cursor is at the end of the text, and nothing more is reported. */
export function stop(cursor: Cursor): void {
  cursor.stopped = true
  cursor.kind = 'end'
  cursor.start = cursor.end = cursor.text.length
}
