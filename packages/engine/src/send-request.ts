import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import type { EngineConnection } from './resolve-endpoint.ts'

export interface WireRequest {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Objects are sent as JSON, as the engine wants its filters. */
  query?: Record<string, string | number | boolean | object>
  /** A stream is sent as it is, a tar archive, and destroyed at the end of the call; all else as JSON. */
  body?: object | Readable
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Where requests go, and the connections that they share. */
export interface Wire {
  connection: EngineConnection
  agent: Agent
}

/** Resolves with the answer once its head is there, whatever its status; the signal ends its body too. */
export function sendRequest(wire: Wire, wireRequest: WireRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = open(wire, wireRequest, wireRequest.signal)
    call.on('response', resolve).on('error', reject)
    send(call, wireRequest.body)
  })
}

function send(call: ClientRequest, body: object | Readable | undefined): void {
  if (!(body instanceof Readable)) return void call.end(body && JSON.stringify(body))
  // Not a pipeline: that would close the connection before an answer that comes early is read.
  body.on('error', (error) => call.destroy(error)).pipe(call)
  call.on('close', () => body.destroy())
}

export type Hijacked =
  | { kind: 'stream'; stream: Readable }
  | { kind: 'refused'; answer: IncomingMessage }

/** Asks the engine to hand the connection over. The signal counts until this resolves. */
export async function hijackRequest(wire: Wire, wireRequest: WireRequest): Promise<Hijacked> {
  const { signal } = wireRequest
  const giveUp = new AbortController()
  const onAbort = () => giveUp.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  try {
    return await new Promise((resolve, reject) => {
      const headers = { connection: 'Upgrade', upgrade: 'tcp' }
      const call = open(wire, { ...wireRequest, headers }, giveUp.signal)
      call.on('upgrade', (_, socket, head) => {
        if (head.length > 0) socket.unshift(head)
        resolve({ kind: 'stream', stream: socket })
      })
      call.on('response', (answer) => resolve({ kind: 'refused', answer })).on('error', reject)
      call.end()
    })
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

function open(
  { connection, agent }: Wire,
  { method, path, query = {}, body, headers }: WireRequest,
  signal: AbortSignal | undefined,
): ClientRequest {
  const parameters = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  const search = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ''
  const type = body instanceof Readable ? 'application/x-tar' : 'application/json'
  return request({
    ...toAddress(connection),
    agent,
    method,
    path: path + search,
    headers: { ...(body && { 'content-type': type }), ...headers },
    signal,
  })
}

function toAddress(connection: EngineConnection) {
  if ('socketPath' in connection) return connection
  // Node wants an IPv6 address without its brackets.
  return { host: connection.host.replace(/^\[|\]$/g, ''), port: connection.port }
}
