import type { Diagnostic } from '@longshore/hcl'
import type { z } from 'zod'
import type { Draft } from '../decode/draft.ts'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import type { agentFileSchema } from './agent-schema.ts'

/** The range of ports that tasks get is not empty. */
export function dynamicPorts(
  { client = {} }: Draft<z.input<typeof agentFileSchema>>,
  places: Places,
): Diagnostic[] {
  const { min_dynamic_port: min = 20000, max_dynamic_port: max = 32000 } = client
  if (min <= max) return []
  const name = places.has(['client', 'max_dynamic_port']) ? 'max_dynamic_port' : 'min_dynamic_port'
  const message = `max_dynamic_port must be at least min_dynamic_port, ${min}, and is ${max}`
  return [errorAt(places.find(['client', name]).value, message)]
}
