import type { Figure } from './figure.ts'
import { collect, lineCount } from './log-readers.ts'

/** How many of 500,000 lines at full speed are missing from the log files, at the engine's default log limits. */
export async function logLoss(): Promise<Figure[]> {
  const { ms, lost } = await collect()
  const detail = { lines: lineCount, ms }
  return [{ name: 'log-loss', value: lost, unit: 'lines', goal: '0', ok: lost === 0, detail }]
}
