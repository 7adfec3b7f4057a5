import type { Spec } from '@longshore/config'
import type { AgentInfo } from './types/agent-info.ts'
import type { Capabilities } from './types/capabilities.ts'
import type { ExecRequest, ExecResult, ExecSession } from './types/exec.ts'
import type { ExitResult } from './types/exit-result.ts'
import type { Fingerprint } from './types/fingerprint.ts'
import type { CreatedNetwork, NetworkIsolation } from './types/network.ts'
import type { TaskConfig } from './types/task-config.ts'
import type { TaskEvent } from './types/task-event.ts'
import type { StartedTask, TaskHandle } from './types/task-handle.ts'
import type { TaskStats } from './types/task-stats.ts'
import type { TaskStatus } from './types/task-status.ts'

/**
 * A Nomad task driver: what a plugin's author writes. Each method is one of Nomad's calls (nomad-plugin.md).
 *
 * - A `signal` is aborted when the caller goes away and when the plugin ends; what waits must then stop waiting. The tasks
 *   themselves go on.
 * - What fails throws. A `LongshoreError`'s message and hint are what the user reads, and its `recoverable` says whether
 *   Nomad's restart policy may try again; other errors are not recoverable. For a task it does not know, a method throws
 *   `taskNotFound()`.
 * - Streams end when their `signal` is aborted. They are read eagerly, so they need not limit what they hold. Fingerprint and
 *   events are asked for again, every 30 s, when they end before that.
 */
export interface TaskDriver {
  /** As in the job's `driver = "…"`. */
  readonly name: string
  /** Semantic, without a leading `v`. */
  readonly version: string
  /** What the agent's `plugin "<name>" { config { … } }` may hold. */
  readonly configSchema: Spec
  /** What a task's `config { … }` may hold. */
  readonly taskConfigSchema: Spec

  /** Gets the decoded config. Nomad also calls it in a process that it only validates with, and ends right after. */
  setConfig(config: unknown, agent: AgentInfo, signal: AbortSignal): void | Promise<void>
  /** Before the first use for tasks, after `setConfig`. */
  init?(signal: AbortSignal): void | Promise<void>
  /** Asked for after `setConfig`, so it may depend on the config. */
  capabilities(): Capabilities
  /** Gives its first value at once, then one on each change; the last is repeated every 30 s by itself. */
  fingerprint(signal: AbortSignal): AsyncIterable<Fingerprint>

  startTask(task: TaskConfig, signal: AbortSignal): Promise<StartedTask>
  /** Takes over a task that runs already. A failure makes Nomad destroy it and start it anew. */
  recoverTask(handle: TaskHandle, signal: AbortSignal): void | Promise<void>
  /** Settles when the task has ended, also for one that ended before. */
  waitTask(taskId: string, signal: AbortSignal): Promise<ExitResult>
  stopTask(taskId: string, options: StopOptions, signal: AbortSignal): Promise<void>
  destroyTask(taskId: string, options: { force: boolean }, signal: AbortSignal): Promise<void>
  inspectTask(taskId: string, signal: AbortSignal): TaskStatus | Promise<TaskStatus>
  taskStats(taskId: string, intervalMs: number, signal: AbortSignal): AsyncIterable<TaskStats>
  /** Of all tasks. Of those that nobody reads, the newest 1000 are kept. */
  taskEvents(signal: AbortSignal): AsyncIterable<TaskEvent>

  /** `name` as in `SIGHUP`. */
  signalTask?(taskId: string, name: string, signal: AbortSignal): Promise<void>
  /** With the time limit in `signal`. */
  execTask?(taskId: string, command: string[], signal: AbortSignal): Promise<ExecResult>
  execTaskStreaming?(
    request: ExecRequest,
    session: ExecSession,
    signal: AbortSignal,
  ): Promise<ExitResult>

  /** With `mustCreateNetwork`. Finds the one that it made before, if it is asked again. */
  createNetwork?(
    allocId: string,
    options: { hostname: string },
    signal: AbortSignal,
  ): Promise<CreatedNetwork>
  /** Without a `network` where Nomad knows none. */
  destroyNetwork?(
    allocId: string,
    network: NetworkIsolation | undefined,
    signal: AbortSignal,
  ): Promise<void>

  /** Once, when the plugin ends: lets go of what it holds open. Tasks go on. It gets one second. */
  shutdown?(): void | Promise<void>
}

export interface StopOptions {
  /** How long the task has to end by itself before it is killed. */
  timeoutMs: number
  /** As in `SIGTERM`; undefined: the driver's choice. */
  killSignal: string | undefined
}
