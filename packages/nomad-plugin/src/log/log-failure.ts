import { LongshoreError } from '@longshore/errors'
import type { HclogLogger } from './create-hclog-logger.ts'

/** Logs why a call failed. The caller is told too; what nobody foresaw is logged with its place. */
export function logFailure(log: HclogLogger): (method: string, thrown: unknown) => void {
  return (method, error) => {
    if (error instanceof LongshoreError) log.debug('call failed', { method, error })
    else log.error('call failed', { method, error, stack: (error as Error)?.stack })
  }
}
