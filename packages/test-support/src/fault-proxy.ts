import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isStreaming, toCallName } from './fault-proxy-call.ts'
import { type AnswerWatch, proxyConnection } from './fault-proxy-connection.ts'
import type { FaultPlan, FaultRecord } from './fault-proxy-fault.ts'
import type { MessageHead } from './fault-proxy-message.ts'

export interface FaultProxyOptions {
  /** Of the engine. */
  target: string
  plan: FaultPlan
  /** Asked of each call, by the first line of its request, whether its answer is to be watched. */
  watch?: (requestLine: string) => AnswerWatch | undefined
}

/** A socket that leads to an engine and lets calls fail. */
export interface FaultProxy {
  /** `unix://…` */
  endpoint: string
  socketPath: string
  /** What has happened so far, in order. */
  faults: readonly FaultRecord[]
  /** How often each call came, by its name. */
  calls: ReadonlyMap<string, number>
  /** No more faults from now on; calls that hang are closed. */
  heal(): void
  /** Ends all connections. */
  close(): Promise<void>
}

/**
 * A proxy between a client and a Docker engine. What the plan does not touch goes through byte by byte, answers that go
 * on and hijacked connections included, and no faster than it is read.
 */
export async function createFaultProxy({
  target,
  plan,
  watch,
}: FaultProxyOptions): Promise<FaultProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-proxy-'))
  const socketPath = join(folder, 'docker.sock')
  const faults: FaultRecord[] = []
  const calls = new Map<string, number>()
  const clients = new Set<Socket>()
  const hanging = new Set<Socket>()
  let isHealed = false

  function begin(client: Socket, { line }: MessageHead) {
    const name = toCallName(line)
    const nth = (calls.get(name) ?? 0) + 1
    calls.set(name, nth)
    const fault = isHealed ? undefined : plan({ name, nth, streams: isStreaming(name) })
    if (fault) faults.push({ call: name, nth, fault })
    if (fault?.kind === 'hang') hanging.add(client)
    return { name, fault, watch: watch?.(line) }
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const engine = connect({ path: target, allowHalfOpen: true })
    clients.add(client)
    client.on('close', () => {
      clients.delete(client)
      hanging.delete(client)
    })
    void proxyConnection({ client, engine, begin: (head) => begin(client, head) })
  })
  server.listen(socketPath)
  await once(server, 'listening')
  return {
    endpoint: `unix://${socketPath}`,
    socketPath,
    faults,
    calls,
    heal() {
      isHealed = true
      for (const client of hanging) client.destroy()
    },
    async close() {
      for (const client of clients) client.destroy()
      await server[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}
