import { Agent as PlainAgent, request } from 'node:http'
import { request as requestTls, Agent as TlsAgent } from 'node:https'
import { type ReadFile, readTls } from './read-tls.ts'
import type { EngineConnection } from './resolve-endpoint.ts'
import type { Wire } from './send-request.ts'

/** Idle connections: a burst of calls opens as many as it needs, and leaves no more than these. */
const kept = { keepAlive: true, maxFreeSockets: 8 }

/**
 * Connections that are kept open for the next call.
 *
 * @throws LongshoreError `ENGINE_TLS_INVALID`
 */
export function createWire(connection: EngineConnection, readFile: ReadFile): Wire {
  const address = toAddress(connection)
  if ('socketPath' in connection || !connection.tls)
    return { address, request, agent: new PlainAgent(kept) }
  const { tls } = connection
  const options = { ...readTls(tls, readFile), rejectUnauthorized: tls.verify }
  return { address, request: requestTls, agent: new TlsAgent({ ...kept, ...options }) }
}

function toAddress(connection: EngineConnection): Wire['address'] {
  if ('socketPath' in connection) return { socketPath: connection.socketPath }
  // Node wants an IPv6 address without its brackets.
  return { host: connection.host.replace(/^\[|\]$/g, ''), port: connection.port }
}
