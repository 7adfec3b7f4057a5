import type { Count } from './count-tests.ts'

/**
 * Adds counts up and says them. The outside reads the last line, always `N passed, N failed`; what was skipped stands on
 * one before it. `ok` where something ran and nothing failed.
 */
export function summarize(counts: Count[]): { ok: boolean; text: string } {
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  const text = `${skipped > 0 ? `${skipped} skipped\n` : ''}${passed} passed, ${failed} failed`
  return { ok: failed === 0 && passed > 0, text }
}
