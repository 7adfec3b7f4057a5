import type { TaskHandle } from '@longshore/driver'
import type { ChaosTask } from './chaos-task.ts'

/** What the agent that is killed is told when it starts. */
export interface AgentOrder {
  endpoint: string
  patienceMs: number
  journal: string
  tasks: ChaosTask[]
}

/** What it tells. After `ended` it waits for the task's id before it removes the container. */
export type AgentMessage =
  | { kind: 'ready' }
  | { kind: 'running' | 'ended'; handle: TaskHandle }
  /** Something has failed and is tried again. */
  | { kind: 'said'; line: string }
