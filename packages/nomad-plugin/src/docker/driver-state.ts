import type { TaskHandle } from '@longshore/driver'

/**
 * What Nomad keeps of a task for us. `ContainerID` and `DriverNetwork` are where Nomad's built-in driver has them too, so
 * that each finds the other's tasks.
 */
export interface DriverState {
  ContainerID: string
  DriverNetwork: null
  ReattachConfig: null
  /** Our handle, as JSON. */
  Longshore: string
}

export type KeptTask =
  | { kind: 'own'; handle: TaskHandle }
  /** Of Nomad's built-in driver. */
  | { kind: 'built-in'; containerId: string; loggerPid: number | undefined }

export function toDriverState(handle: TaskHandle): DriverState {
  return {
    ContainerID: handle.containerId,
    DriverNetwork: null,
    ReattachConfig: null,
    Longshore: JSON.stringify(handle),
  }
}

/** Undefined for what neither driver wrote. */
export function readDriverState(state: unknown): KeptTask | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { ContainerID, ReattachConfig, Longshore } = state as Record<string, unknown>
  if (typeof Longshore === 'string') return readHandle(Longshore)
  if (typeof ContainerID !== 'string' || ContainerID === '') return undefined
  const { Pid } = (ReattachConfig ?? {}) as { Pid?: unknown }
  const loggerPid = Number(Pid)
  return {
    kind: 'built-in',
    containerId: ContainerID,
    loggerPid: Number.isSafeInteger(loggerPid) && loggerPid > 1 ? loggerPid : undefined,
  }
}

function readHandle(text: string): KeptTask | undefined {
  const handle = parse(text)
  return handle?.version === 1 && typeof handle.containerId === 'string'
    ? { kind: 'own', handle: handle as TaskHandle }
    : undefined
}

function parse(text: string): Partial<TaskHandle> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
