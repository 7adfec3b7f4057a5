import type { DriverOptions } from '@longshore/config'
import { driverConfigSpec, taskConfigSpec } from '@longshore/config'
import type { Driver, TaskEvent as DriverEvent } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import type { HclogLogger } from '../log/create-hclog-logger.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { AgentInfo } from '../types/agent-info.ts'
import type { TaskConfig } from '../types/task-config.ts'
import { decodeDriverOptions } from '../values/decode-driver-options.ts'
import { toDriverTask, toRunningTask } from '../values/to-driver-task.ts'
import { endBuiltInLogger, type ProcessTable } from './built-in-logger.ts'
import { dockerCapabilities } from './docker-capabilities.ts'
import type { DockerRuntime, OpenDockerRuntime } from './docker-runtime.ts'
import { readDriverState, toDriverState } from './driver-state.ts'
import { fromTaskExit } from './from-task-exit.ts'
import { sandboxIdOf, toNetworkIsolation } from './network-labels.ts'
import { toNetworkOverride } from './network-override.ts'
import { readFingerprints } from './read-fingerprints.ts'
import { createTaskEvents } from './task-events.ts'
import { type DnsFiles, withDns } from './with-dns.ts'
import { type HostsFiles, withHosts } from './with-hosts.ts'

export interface DockerDriverEffects {
  version: string
  open: OpenDockerRuntime
  processes: ProcessTable
  files: HostsFiles & DnsFiles
  /** Told what in a config has no effect. */
  log: Pick<HclogLogger, 'warn'>
}

/** Nomad's `docker` driver: `@longshore/driver` behind the calls of Nomad. */
export function createDockerDriver({
  version,
  open,
  processes,
  files,
  log,
}: DockerDriverEffects): TaskDriver {
  const events = createTaskEvents()
  const names = new Map<string, Pick<TaskConfig, 'name' | 'allocId'>>()
  let settings: { options: DriverOptions; agent: AgentInfo } | undefined
  let runtime: Promise<DockerRuntime> | undefined

  async function toTask(nomadTask: TaskConfig) {
    const { extra, ...task } = toDriverTask(nomadTask)
    for (const warning of extra.warnings) log.warn(warning, { taskId: task.id })
    const withName = await withHosts({ ...task, node: extra.node }, extra.hosts, files)
    return withDns(withName, files)
  }

  /** Opened at the first use: Nomad also starts plugins only to ask for their config. */
  function use(): Promise<DockerRuntime> {
    if (!settings)
      throw new LongshoreError(
        'PLUGIN_NOT_CONFIGURED',
        'Nomad has not sent the plugin its config yet.',
      )
    runtime ??= open({ ...settings, onEvent }).catch((error) => {
      runtime = undefined
      throw error
    })
    return runtime
  }

  const driver = async (): Promise<Driver> => (await use()).driver

  function onEvent({ taskId, time, type, message }: DriverEvent): void {
    // Nomad tells the rest of a task's life itself.
    if (type !== 'Driver' && type !== 'Output Lost') return
    const { name: taskName = '', allocId = '' } = names.get(taskId) ?? {}
    events.tell({ taskId, taskName, allocId, timestamp: time, message })
  }

  return {
    name: 'docker',
    version,
    get configSchema() {
      return driverConfigSpec()
    },
    get taskConfigSchema() {
      return taskConfigSpec()
    },

    setConfig(config, agent) {
      const { value: options, warnings } = decodeDriverOptions(config)
      for (const warning of warnings) log.warn(warning)
      settings = { options, agent }
    },

    capabilities: () => dockerCapabilities(settings?.options),

    async *fingerprint(signal) {
      yield* readFingerprints(await use(), signal)
    },

    async startTask(nomadTask, signal) {
      const task = await toTask(nomadTask)
      const docker = await driver()
      names.set(task.id, toName(nomadTask))
      const handle = await docker.startTask(task, { signal }).catch((error) => {
        if (!docker.hasTask(task.id)) names.delete(task.id)
        throw error
      })
      return {
        version: 1,
        driverState: toDriverState(handle),
        network: toNetworkOverride(handle, task.config.port_map),
      }
    },

    async recoverTask({ task: nomadTask, driverState }) {
      const kept = readDriverState(driverState)
      if (!kept)
        throw new LongshoreError(
          'HANDLE_UNKNOWN',
          `What Nomad kept of task ${nomadTask.name} was written by neither this driver nor Nomad's own.`,
        )
      const docker = await driver()
      if (docker.hasTask(nomadTask.id)) return
      names.set(nomadTask.id, toName(nomadTask))
      if (kept.kind === 'own') return docker.recoverTask(kept.handle)
      if (kept.loggerPid !== undefined) await endBuiltInLogger(kept.loggerPid, processes)
      return docker.adoptTask(toRunningTask(nomadTask), kept.containerId)
    },

    waitTask: async (taskId, signal) =>
      fromTaskExit(await (await driver()).waitTask(taskId, signal)),

    async stopTask(taskId, { timeoutMs, killSignal }) {
      await (await driver()).stopTask(taskId, { timeoutMs, signalName: killSignal })
    },

    async destroyTask(taskId, options) {
      await (await driver()).destroyTask(taskId, options)
      names.delete(taskId)
    },

    async inspectTask(taskId) {
      const status = await (await driver()).inspectTask(taskId)
      const { state, startedAt } = status
      const { name = '' } = names.get(taskId) ?? {}
      const ended = status.state === 'exited' && {
        completedAt: status.exit.finishedAt,
        result: fromTaskExit(status.exit),
      }
      return { id: taskId, name, state, startedAt, ...ended }
    },

    async *taskStats(taskId, intervalMs, signal) {
      yield* (await driver()).taskStats(taskId, { intervalMs, signal })
    },

    taskEvents: (signal) => events.read(signal),

    signalTask: async (taskId, name) => (await driver()).signalTask(taskId, name),

    async execTask(taskId, command, signal) {
      const { stdout, stderr, ...result } = await (await driver()).execTask(taskId, command, {
        signal,
      })
      return { stdout, stderr, result }
    },

    async execTaskStreaming({ taskId, command, tty }, { stdin, stdout, stderr, sizes }, signal) {
      const outputs = { stdout, stderr }
      return (await driver()).execTaskStreaming(
        taskId,
        { command, tty },
        {
          ...{ stdin, resize: sizes, signal },
          onOutput: (stream, chunk) =>
            new Promise((resolve, reject) =>
              outputs[stream].write(chunk, (error) => (error ? reject(error) : resolve())),
            ),
        },
      )
    },

    async createNetwork(allocId, { hostname }, signal) {
      const spec = { allocId, wiring: 'none' as const, hostname: hostname || undefined }
      const sandbox = await (await driver()).createNetwork(
        { ...spec, extraHosts: [], ports: [] },
        { signal },
      )
      return { network: toNetworkIsolation(sandbox, hostname), created: sandbox.created }
    },

    async destroyNetwork(allocId, network) {
      await (await driver()).destroyNetwork(sandboxIdOf(network) ?? `nomad_init_${allocId}`)
    },

    async shutdown() {
      await (await runtime)?.close()
    },
  }
}

/** All that is kept of a task here: there may be many. */
function toName({ name, allocId }: TaskConfig) {
  return { name, allocId }
}
