import { LongshoreError } from '@longshore/errors'

/** `"all"`, how many, or their ids. */
export type GpuRequest = 'all' | number | readonly string[]

export interface DeviceRequest {
  /** -1 for all. */
  Count?: number
  DeviceIDs?: string[]
  /** Any of the lists, all of the names in it. */
  Capabilities: string[][]
}

/**
 * `gpus` as the engine's device request: driver.md §2, *Beyond*.
 *
 * @throws LongshoreError `GPUS_INVALID`
 */
export function toGpus({ gpus }: { gpus?: GpuRequest }): { DeviceRequests?: DeviceRequest[] } {
  if (gpus === undefined) return {}
  const isList = typeof gpus === 'object'
  const isValid = isList
    ? gpus.length > 0 && gpus.every((id) => /^[\w.:/-]+$/.test(id))
    : gpus === 'all' || (Number.isSafeInteger(gpus) && gpus > 0)
  if (!isValid) {
    throw new LongshoreError('GPUS_INVALID', `gpus = ${JSON.stringify(gpus)} names no GPUs.`, {
      hint: 'Write "all", how many, or a list of ids.',
    })
  }
  const which = isList ? { DeviceIDs: [...gpus] } : { Count: gpus === 'all' ? -1 : gpus }
  return { DeviceRequests: [{ ...which, Capabilities: [['gpu']] }] }
}
