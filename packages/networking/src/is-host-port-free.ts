import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, isIP, isIPv6 } from 'node:net'
import { LongshoreError } from '@longshore/errors'

/**
 * Whether a port can be published on this address of this host: nothing is bound to it, neither on TCP nor on UDP.
 * Says yes where only the privilege to look is missing (ports below 1024): the engine binds those itself.
 *
 * @throws LongshoreError `PORT_PROBE_FAILED` if the host has no such address, or cannot tell; the signal's reason.
 */
export async function isHostPortFree(
  ip: string,
  port: number,
  signal?: AbortSignal,
): Promise<boolean> {
  // Node would look a name up, and that wait could not be ended.
  if (isIP(ip) === 0) throw probeFailed(ip, port, new Error('it is not an IP address'))
  for (const bind of [bindTcp, bindUdp]) {
    signal?.throwIfAborted()
    const error = await bind(ip, port).catch((error: NodeJS.ErrnoException) => error)
    if (error?.code === 'EADDRINUSE') return false
    if (error && error.code !== 'EACCES') throw probeFailed(ip, port, error)
  }
  return true
}

async function bindTcp(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host, port, exclusive: true })
    await once(server, 'listening')
  } finally {
    await server[Symbol.asyncDispose]()
  }
}

async function bindUdp(address: string, port: number): Promise<void> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  try {
    socket.bind({ address, port, exclusive: true })
    await once(socket, 'listening')
  } finally {
    await socket[Symbol.asyncDispose]()
  }
}

function probeFailed(ip: string, port: number, cause: Error): LongshoreError {
  return new LongshoreError(
    'PORT_PROBE_FAILED',
    `Cannot tell whether port ${port} is free on ${ip}: ${cause.message}.`,
    { hint: 'Use an address of this host; "ip address" lists them.', cause },
  )
}
