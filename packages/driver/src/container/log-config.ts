import type { DriverOptions } from '@longshore/config'
import type { TaskConfig } from '../task-config.ts'

/** The engine's log driver: what the task's `logging` says, or else all of the operator's. Spec: driver.md §1. */
export function toLogConfig(
  { logging }: TaskConfig['config'],
  { logging: ofDriver }: DriverOptions,
): { Type: string; Config: Record<string, string> } {
  const { type = '', config } = logging ?? ofDriver
  return { Type: type, Config: config }
}
