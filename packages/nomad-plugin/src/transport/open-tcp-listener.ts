import type { AddressInfo, Server } from 'node:net'
import { LongshoreError } from '@longshore/errors'
import type { Launch } from '../handshake/launch.ts'
import { hasSystemCode } from './has-system-code.ts'
import { type Listener, listen } from './listener.ts'

/**
 * Listens on the first free port of the range, on the loopback address.
 * @throws LongshoreError NO_FREE_PORT
 */
export async function openTcpListener(server: Server, ports: Launch['ports']): Promise<Listener> {
  for (let port = ports.min; port <= ports.max; port++) {
    try {
      await listen(server, { host: '127.0.0.1', port })
    } catch (error) {
      if (hasSystemCode(error, 'EADDRINUSE', 'EACCES')) continue
      throw error
    }
    const { address, port: bound } = server.address() as AddressInfo
    return {
      network: 'tcp',
      address: `${address}:${bound}`,
      async close() {
        server.close()
      },
    }
  }
  throw new LongshoreError('NO_FREE_PORT', `No port from ${ports.min} to ${ports.max} is free.`, {
    hint: 'Free one, or give the plugin a wider range with PLUGIN_MIN_PORT and PLUGIN_MAX_PORT.',
    recoverable: true,
  })
}
