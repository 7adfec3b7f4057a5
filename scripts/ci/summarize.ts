import type { Count } from './count-tests.ts'

/** Adds counts up and says them in the one line that the outside reads; `ok` where something ran and nothing failed. */
export function summarize(counts: Count[]): { ok: boolean; line: string } {
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return { ok: failed === 0 && passed > 0, line }
}
