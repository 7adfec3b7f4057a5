import type { ContainerInfo, EngineEvent } from '@longshore/engine'

/** How a container ended. `exitCode` is missing when it was removed before anyone could ask for it. */
export interface ContainerExit {
  exitCode: number | undefined
  oomKilled: boolean
  /** What the engine says went wrong; empty when nothing did. */
  error: string
  /** Unix time in milliseconds. */
  finishedAt: number
}

export type ContainerEvent = Extract<EngineEvent, { kind: 'container' }>

export function toExit({
  exitCode,
  oomKilled,
  error,
  finishedAt,
}: ContainerInfo['state']): ContainerExit {
  return { exitCode, oomKilled, error, finishedAt: Date.parse(finishedAt) }
}

export function removedUnseen(finishedAt: number): ContainerExit {
  return {
    exitCode: undefined,
    oomKilled: false,
    error: 'the container was removed by someone else',
    finishedAt,
  }
}

export function exitFromEvent({ attributes: { exitCode }, time }: ContainerEvent): ContainerExit {
  const code = exitCode === undefined ? Number.NaN : Number(exitCode)
  return {
    exitCode: Number.isInteger(code) ? code : undefined,
    oomKilled: false,
    error: '',
    finishedAt: time,
  }
}
