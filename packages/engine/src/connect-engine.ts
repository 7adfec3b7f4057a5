import { setTimeout } from 'node:timers/promises'
import { createContainerCalls } from './containers.ts'
import type { Engine } from './engine.ts'
import { createEventStream, type Delay } from './event-stream.ts'
import { createImageCalls } from './images.ts'
import { createNetworkCalls } from './networks.ts'
import { readEvents } from './read-events.ts'
import { type EndpointOptions, resolveEndpoint } from './resolve-endpoint.ts'
import { createTransport } from './transport.ts'
import { toForeignError } from './unreachable-error.ts'

export interface ConnectOptions extends EndpointOptions {
  /** The wait before the event stream is tried again. Default: a timer. */
  delay?: Delay
}

/**
 * The Docker Engine at an endpoint (see {@link resolveEndpoint}, also for what it throws). Nothing is loaded or
 * connected before the first call.
 */
export function connectEngine({ delay = wait, ...options }: ConnectOptions): Engine {
  const resolved = resolveEndpoint(options)
  const { endpoint } = resolved
  const transport = createTransport(resolved)
  const events = createEventStream({
    endpoint,
    delay,
    open: (signal) => readEvents(transport, signal),
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
