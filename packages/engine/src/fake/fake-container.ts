import { PassThrough, Readable } from 'node:stream'
import type { ContainerLogsOptions } from '../container-logs.ts'
import type { ContainerRequest } from '../container-request.ts'
import type { ContainerInfo, ContainerState, ContainerSummary, EngineEvent } from '../engine.ts'
import { toStats } from '../stats-shapes.ts'
import type { ContainerStats } from '../stats-types.ts'
import { toFrame } from './to-frame.ts'

export interface FakeContainerOptions {
  id: string
  request: ContainerRequest
  imageId: string
  now(): number
  tell(event: EngineEvent): void
}

export type FakeContainer = ReturnType<typeof createFakeContainer>

/** Of a program that waits. */
const idle: ContainerStats = {
  cpu: {
    usage: 20_000_000,
    user: 10_000_000,
    system: 10_000_000,
    periods: 0,
    throttledPeriods: 0,
    throttledTime: 0,
  },
  memory: { usage: 400_000, maxUsage: 800_000, rss: 40_000, cache: 0, swap: 0 },
}

const never = '0001-01-01T00:00:00Z'

/** One container of a fake engine, just created. */
export function createFakeContainer({ id, request, imageId, now, tell }: FakeContainerOptions) {
  const { name, Image: image, Labels: labels = {}, Tty: tty = false, HostConfig = {} } = request
  const { NetworkMode, LogConfig = { Type: 'json-file', Config: {} } } = HostConfig
  const createdAt = now()
  const joined: string[] = []
  const readers = new Set<PassThrough>()
  const logged: { stream: 'stdout' | 'stderr'; time: number; line: string }[] = []
  const state: ContainerState = {
    status: 'created',
    running: false,
    pid: 0,
    exitCode: 0,
    oomKilled: false,
    error: '',
    startedAt: never,
    finishedAt: never,
  }
  let used: ContainerStats = idle
  const timestamp = () => new Date(now()).toISOString()

  function happen(action: string, more: Record<string, string> = {}): void {
    const attributes = { ...labels, image, name, ...more }
    tell({ kind: 'container', action, id, attributes, time: now() })
  }

  function requireRunning(): void {
    if (!state.running) throw new Error(`The fake container ${name} does not run.`)
  }

  return {
    id,
    name,
    happen,
    get running() {
      return state.running
    },
    info: (): ContainerInfo => ({
      id,
      name,
      imageId,
      labels: { ...labels },
      tty,
      logDriver: { type: LogConfig.Type, config: { ...LogConfig.Config } },
      state: { ...state },
      networks: Object.assign(
        {},
        ...[NetworkMode, ...joined].map((mode) => toNetworks(mode, state.running)),
      ),
      sandboxKey: state.running ? `/var/run/docker/netns/${id.slice(-12)}` : '',
    }),
    summary: (): ContainerSummary => ({
      id,
      name,
      imageId,
      labels: { ...labels },
      status: state.status,
      running: state.running,
      mounts: toMounts(request),
      hostPorts: state.running ? toHostPorts(request) : [],
      createdAt,
    }),

    stats: () => (state.running ? used : toStats({})),
    setStats(stats: ContainerStats): void {
      used = stats
    },
    join(network: string): void {
      joined.push(network)
    },
    start(): void {
      if (state.running) return
      const started = { exitCode: 0, oomKilled: false, startedAt: timestamp() }
      Object.assign(state, { status: 'running', running: true, pid: 1000, ...started })
      happen('start')
    },
    /** Ends when the container does; one that never starts never ends it, as with the real engine. */
    attach(): Readable {
      const reader = new PassThrough()
      readers.add(reader)
      reader.on('close', () => readers.delete(reader))
      happen('attach')
      return reader
    },
    logs({ since = '0', timestamps, ...wanted }: ContainerLogsOptions): Readable {
      const lines = logged.filter(({ stream, time }) => wanted[stream] && time / 1000 >= +since)
      const stamp = (time: number) =>
        timestamps ? `${new Date(time).toISOString().replace('Z', '000000Z')} ` : ''
      return Readable.from(
        lines.map(({ stream, time, line }) => toFrame(stream, stamp(time) + line)),
      )
    },
    write(stream: 'stdout' | 'stderr', data: string): void {
      requireRunning()
      for (const line of data.match(/.*\n|.+$/g) ?? []) logged.push({ stream, time: now(), line })
      for (const reader of readers) reader.write(toFrame(stream, data))
    },
    exit(exitCode: number, oomKilled = false): void {
      requireRunning()
      const exited = { exitCode, oomKilled, finishedAt: timestamp() }
      Object.assign(state, { status: 'exited', running: false, pid: 0, ...exited })
      for (const reader of readers) reader.end()
      readers.clear()
      if (oomKilled) happen('oom')
      happen('die', { exitCode: String(exitCode) })
    },
  }
}

/** The paths of `source:path[:mode]` binds and of mounts. */
function toMounts({ HostConfig: { Binds = [], Mounts = [] } = {} }: ContainerRequest): string[] {
  const paths = [...Binds.map((bind) => bind.split(':')[1]), ...Mounts.map(({ Target }) => Target)]
  return paths.filter((path) => path !== undefined)
}

function toNetworks(mode = 'bridge', running: boolean): ContainerInfo['networks'] {
  if (mode.startsWith('container:')) return {}
  const hasAddress = running && mode !== 'host' && mode !== 'none'
  const ipAddress = hasAddress ? '172.17.0.2' : ''
  return { [mode === 'default' ? 'bridge' : mode]: { ipAddress, globalIpv6Address: '' } }
}

function toHostPorts({ HostConfig: { PortBindings = {} } = {} }: ContainerRequest): number[] {
  const ports = Object.values(PortBindings).flatMap((bindings) =>
    bindings.map(({ HostPort }) => Number(HostPort)),
  )
  return [...new Set(ports)].sort((a, b) => a - b)
}
