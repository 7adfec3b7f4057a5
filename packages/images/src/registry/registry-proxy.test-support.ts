import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What goes wrong with the answers to the requests for `url`. */
export interface Fault {
  url: string | RegExp
  /** Bytes of the body that still arrive. */
  afterBytes?: number
  /** `corrupt`: one byte is another; `answer`: the proxy itself answers. */
  kind: 'stall' | 'close' | 'corrupt' | 'answer'
  status?: number
  headers?: Record<string, string>
  body?: string
  /** How often; always where missing. */
  times?: number
}

export interface RegistryProxy {
  /** `host:port` */
  address: string
  inject(fault: Fault): void
  /** Every answer is as it should be from now on; those that stand still are closed. */
  heal(): void
  /** Resolves as soon as a fault has been met. */
  met(): Promise<void>
}

/** Sees each request first, and answers it itself where it resolves with true. */
export type Gate = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** A registry's front on a free loopback port that breaks what it is told to. It goes with the running test. */
export async function startRegistryProxy(
  registry: string,
  gate: Gate = async () => false,
): Promise<RegistryProxy> {
  let faults: Fault[] = []
  let met = Promise.withResolvers<void>()

  function takeFault(url = ''): Fault | undefined {
    const fault = faults.find((one) =>
      typeof one.url === 'string' ? one.url === url : one.url.test(url),
    )
    if (fault?.times !== undefined && --fault.times === 0)
      faults = faults.filter((one) => one !== fault)
    return fault
  }

  const server = createServer(async (incoming, outgoing) => {
    if (await gate(incoming, outgoing)) return
    const fault = takeFault(incoming.url)
    if (fault?.kind === 'answer') {
      outgoing.writeHead(fault.status ?? 500, fault.headers).end(fault.body)
      return met.resolve()
    }
    const { method, url: path, headers } = incoming
    const [host, port] = registry.split(':')
    request({ host, port, method, path, headers }, async (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      if (!fault) return answer.pipe(outgoing)
      let sent = 0
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        const left = (fault.afterBytes ?? 0) - sent
        sent += chunk.length
        if (left >= chunk.length) {
          outgoing.write(chunk)
          continue
        }
        if (fault.kind === 'corrupt') {
          if (left >= 0) chunk[left] = (chunk[left] ?? 0) ^ 1
          outgoing.write(chunk)
          continue
        }
        const told = () => {
          met.resolve()
          if (fault.kind === 'close') outgoing.destroy()
        }
        if (left > 0) outgoing.write(chunk.subarray(0, left), told)
        else told()
        answer.destroy()
        return
      }
      outgoing.end()
      met.resolve()
    })
      .on('error', () => outgoing.destroy())
      .end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    inject(fault) {
      faults.push(fault)
      met = Promise.withResolvers()
    },
    heal() {
      faults = []
      server.closeAllConnections()
    },
    met: () => met.promise,
  }
}
