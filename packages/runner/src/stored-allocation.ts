import type { StopOptions, TaskHandle, TaskOutline } from '@longshore/driver'
import type { StoredLife } from './stored-life.ts'
import type { TaskResult } from './task-result.ts'

/**
 * What is stored of an allocation from before its directory is made until its run has ended. Of the job itself, which may
 * hold secrets, only how its tasks are found and stopped: a later run makes the plan again from the job file.
 */
export interface StoredAllocation {
  /** A UUID; its directory and its ports go by it. */
  id: string
  /** `<job>.<group>[<index>]` */
  name: string
  /** Digest of all that it was planned from; see `definitionOf`. */
  definition: string
  /** The host's, in the order in which its group and then its tasks ask for them. */
  ports: number[]
  /** Those of each task's own, in the order of the job file. */
  cores: number[][]
  /** How each task is told to end, by its name. */
  stops: Record<string, StopOptions>
  /** By which each task is found again where its handle was not stored, by its name. */
  outlines: Record<string, TaskOutline>
  /** When its run was told to end, in Unix time: what is left of it is to be removed. */
  stoppingSince?: number
  /** Of the group's own network, where it has one. */
  network?: StoredLife<NetworkHandle, NetworkResult>
  /** By name; missing for one that was never begun. */
  tasks: Record<string, StoredLife<TaskHandle, TaskResult>>
}

export interface NetworkHandle {
  /** Of the pause container. */
  containerId: string
}

/** Its tasks have ended for good. */
export interface NetworkResult {
  kind: 'ended'
}
