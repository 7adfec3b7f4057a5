import type { TaskConfig } from '../../src/index.ts'
import type { ContainerProof, KernelProof } from './option-proof.ts'

type Value = unknown

/** What several proofs ask of one container: lists and maps together, and of the rest one value that all agree on. */
export function mergeAsks(proofs: readonly (KernelProof | ContainerProof)[]) {
  const config: Record<string, Value> = {}
  const resources: Partial<TaskConfig['resources']> = {}
  for (const { asks, resources: asked } of proofs) {
    Object.assign(resources, asked)
    for (const [option, value] of Object.entries(asks))
      config[option] = merge(option, config[option], value)
  }
  return { config, resources }
}

function merge(option: string, before: Value, value: Value): Value {
  if (before === undefined) return value
  if (Array.isArray(before) && Array.isArray(value)) return [...before, ...value]
  if (isMap(before) && isMap(value)) return { ...before, ...value }
  if (before === value) return value
  throw new Error(`Two proofs of one container ask for different values of ${option}`)
}

function isMap(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
