import type { Engine } from '../engine.ts'
import type { ContainerStats } from '../stats-types.ts'
import { createSubscribers } from '../subscribers.ts'
import { toUnreachableError } from '../unreachable-error.ts'
import { createCallLog, type FakeEngineCall } from './call-log.ts'
import { createFakeContainers } from './fake-containers.ts'
import { createFakeExecs, type ExecScript } from './fake-execs.ts'
import { createFakeImages, type PullScript } from './fake-images.ts'
import { createFakeNetworks } from './fake-networks.ts'

/**
 * An engine in memory, for tests of what is built on {@link Engine}. It answers as the real one does (one contract
 * test runs against both), but runs no program: a container goes on until it is stopped, killed or told to exit.
 */
export interface FakeEngine extends Engine {
  /** Every call so far, in order; the arguments without signals. */
  readonly calls: FakeEngineCall[]
  /** Puts an image on the engine; returns its id. */
  addImage(reference: string): string
  /** Puts an image into its registry: a pull tells `script` and then adds the image. Others' pulls do not find it. */
  scriptPull(reference: string, script: PullScript): void
  /** Makes a network, as `docker network create --subnet` does. */
  addNetwork(name: string, subnets?: string[]): void
  /** The program of the container with this id or name writes. */
  write(id: string, stream: 'stdout' | 'stderr', data: string): void
  /** It ends. */
  exit(id: string, exitCode: number, options?: { oomKilled?: boolean }): void
  /** What it uses while it runs, from now on. */
  setStats(id: string, stats: ContainerStats): void
  /** What programs run by `startExec` in it do. Default: nothing, with exit code 0. */
  scriptExec(containerId: string, script: ExecScript): void
  /** The next call of `method` rejects with `error` and does nothing. */
  failNext(method: FakeEngineCall['method'], error: Error): void
  /** The event stream is lost. What happens until `reconnect` is never told, as by an engine that was restarted. */
  disconnect(): void
  reconnect(): void
}

export interface FakeEngineOptions {
  /** Unix time in milliseconds. */
  now?: () => number
}

export function createFakeEngine({ now = Date.now }: FakeEngineOptions = {}): FakeEngine {
  const endpoint = 'fake://engine'
  let online = true
  const subscribers = createSubscribers({ first: tellStanding, last() {} })
  const images = createFakeImages({ now, isUsed: (imageId) => containers.uses(imageId) })
  const containers = createFakeContainers({
    findImage: images.find,
    now,
    tell: (event) => online && subscribers.tell(event),
  })
  const networks = createFakeNetworks(containers.find)
  const execs = createFakeExecs(containers.find)
  const log = createCallLog()
  const load = log.wrapIterable('loadImage', images.load)

  function tellStanding() {
    const error = toUnreachableError(endpoint, new Error('it is disconnected'))
    subscribers.tell(online ? { kind: 'connected' } : { kind: 'disconnected', error })
  }
  function setOnline(value: boolean) {
    online = value
    tellStanding()
  }

  return {
    endpoint,
    ...log.wrap({
      version: async () => ({
        version: '20.10.24',
        apiVersion: '1.41',
        os: 'linux',
        arch: 'amd64',
      }),
      info: async () => ({
        osType: 'linux',
        cgroupVersion: '1',
        runtimes: ['runc'],
        liveRestore: false,
        rootDirectory: '/var/lib/docker',
      }),
      ...containers.calls,
      ...execs.calls,
      ...networks.calls,
      ...images.calls,
    }),
    pullImage: log.wrapIterable('pullImage', images.pull),
    async *loadImage(archive, signal) {
      try {
        yield* load(archive, signal)
      } finally {
        archive.destroy()
      }
    },
    subscribe: subscribers.add,
    close: subscribers.clear,
    calls: log.calls,
    failNext: log.failNext,
    addImage: images.add,
    scriptPull: images.script,
    addNetwork: networks.add,
    write: (id, stream, data) => containers.find(id).write(stream, data),
    exit: (id, exitCode, { oomKilled } = {}) => containers.find(id).exit(exitCode, oomKilled),
    setStats: (id, stats) => containers.find(id).setStats(stats),
    scriptExec: execs.script,
    disconnect: () => setOnline(false),
    reconnect: () => setOnline(true),
  }
}
