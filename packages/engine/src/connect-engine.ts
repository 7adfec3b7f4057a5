import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { createContainerCalls } from './containers.ts'
import { createWire } from './create-wire.ts'
import type { EndpointOptions } from './endpoint-options.ts'
import type { Engine } from './engine.ts'
import { createEventStream, type Delay } from './event-stream.ts'
import { createExecCalls } from './execs.ts'
import { createImageCalls } from './images.ts'
import { createNetworkCalls } from './networks.ts'
import { createEventReader } from './read-events.ts'
import type { ReadFile } from './read-tls.ts'
import { resolveEndpoint } from './resolve-endpoint.ts'
import { defaultTimeLimits, type TimeLimits } from './time-limits.ts'
import { createTransport } from './transport.ts'
import { toForeignError } from './unreachable-error.ts'

export interface ConnectOptions extends EndpointOptions {
  /** The waits of the event stream: before it is tried again, and between its pings. Default: a timer. */
  delay?: Delay
  /** In milliseconds. Default: those of the README. */
  timeLimits?: Partial<TimeLimits>
  /** Reads certificates. Default: from the disk. */
  readFile?: ReadFile
  /** Unix time in milliseconds. Default: `Date.now`. */
  now?: () => number
}

/**
 * The Docker Engine at an endpoint. Its certificates are read at once; nothing is connected before the first call.
 *
 * @throws LongshoreError what {@link resolveEndpoint} throws, and `ENGINE_TLS_INVALID` for a file that is missing or bad
 */
export function connectEngine(options: ConnectOptions): Engine {
  const { delay = wait, timeLimits = {}, readFile = readFileSync, now = Date.now } = options
  const { endpoint, connection } = resolveEndpoint(options)
  const transport = createTransport({
    endpoint,
    wire: createWire(connection, readFile),
    limits: { ...defaultTimeLimits, ...timeLimits },
  })
  const events = createEventStream({
    endpoint,
    delay,
    createReader: () => createEventReader(transport, now),
    ping: transport.ping,
    onLost: transport.renew,
  })
  return {
    endpoint,
    async version(signal) {
      const answer = await transport.json<WireVersion>({
        method: 'GET',
        path: '/version',
        doing: "read the engine's version",
        signal,
      })
      const { Version: version, ApiVersion: apiVersion, Os: os, Arch: arch } = answer
      if (!version || !apiVersion)
        throw toForeignError(endpoint, 'its version has no Version or no ApiVersion')
      return { version, apiVersion, os, arch }
    },
    async info(signal) {
      const answer = await transport.json<WireInfo>({
        method: 'GET',
        path: '/info',
        doing: "read the engine's settings",
        signal,
      })
      return {
        osType: answer.OSType,
        cgroupVersion: answer.CgroupVersion ?? '1',
        runtimes: Object.keys(answer.Runtimes ?? {}).sort(),
        liveRestore: answer.LiveRestoreEnabled,
        rootDirectory: answer.DockerRootDir,
      }
    },
    ...createImageCalls(transport),
    ...createContainerCalls(transport),
    ...createExecCalls(transport),
    ...createNetworkCalls(transport),
    subscribe: events.add,
    close() {
      events.clear()
      transport.close()
    },
  }
}

interface WireVersion {
  Version: string
  ApiVersion: string
  Os: string
  Arch: string
}

/** An answer of `GET /info`, as far as it is read. */
interface WireInfo {
  OSType: string
  CgroupVersion?: string
  Runtimes: Record<string, unknown> | null
  LiveRestoreEnabled: boolean
  DockerRootDir: string
}

const wait: Delay = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal })
