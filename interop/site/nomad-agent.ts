import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import type { NomadApi } from '../nomad/api.ts'
import type { AgentConfiguration } from './agent-config.ts'
import type { Mark } from './marked-processes.ts'

/** The process that is Nomad's server and client. */
export interface NomadAgent {
  /** Resolves when its node is ready, with a healthy driver. */
  start(signal: AbortSignal): Promise<void>
  /** Resolves when it has ended. Tasks go on. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** From the next start on. */
  use(configuration: AgentConfiguration): void
  readonly pid: number
  readonly nodeId: string
  log(): Promise<string>
}

export interface NomadAgentOptions {
  program: string
  api: NomadApi
  logFile: string
  configFile(configuration: AgentConfiguration): string
  mark: Mark
}

interface Node {
  ID: string
  Status: string
  Drivers: Record<string, { Detected: boolean; Healthy: boolean }>
}

export function createNomadAgent(
  first: AgentConfiguration,
  options: NomadAgentOptions,
): NomadAgent {
  const { program, api, logFile, configFile, mark } = options
  let child: ChildProcess | undefined
  let nodeId = ''
  let configuration = first

  return {
    get pid() {
      return child?.pid ?? 0
    },
    get nodeId() {
      return nodeId
    },
    use(next) {
      configuration = next
    },
    log: () => readFile(logFile, 'utf8'),
    async start(signal) {
      const log = await open(logFile, 'a')
      const started = spawn(program, ['agent', `-config=${configFile(configuration)}`], {
        cwd: '/',
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        // Not all of ours: some of it is for Nomad too, such as what clouds and proxies there are.
        env: { PATH: process.env.PATH, HOME: '/root', [mark.name]: mark.value },
      })
      child = started
      await log.close()
      const ended = new AbortController()
      started.once('exit', () => ended.abort())
      const either = AbortSignal.any([signal, ended.signal])
      const nodes = await api
        .watch<Node[], Node[]>('/v1/nodes', (list) => list.length > 0 && list, either)
        .catch(async (cause) => {
          const said = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-20).join('\n')
          throw new Error(`Nomad did not start. The end of its log:\n${said}`, { cause })
        })
      nodeId = nodes[0]?.ID ?? ''
      await api.watch<Node, true>(
        `/v1/node/${nodeId}`,
        ({ Status, Drivers }) => Status === 'ready' && Drivers.docker?.Healthy === true,
        either,
      )
    },
    async stop(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
    },
  }
}
