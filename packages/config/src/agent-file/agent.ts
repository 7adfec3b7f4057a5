import type { z } from 'zod'
import type { DriverOptions } from '../schema/driver-options-schema.ts'
import type { agentFileSchema } from './agent-schema.ts'

type AgentOptions = z.infer<typeof agentFileSchema>

/** Of an agent: all that its files say, with every default filled in. Times in milliseconds, memory and disk in MB. */
export interface Agent extends Omit<AgentOptions, 'plugin'> {
  /** Of the docker driver, after `client { options }`. */
  driver: DriverOptions
}
