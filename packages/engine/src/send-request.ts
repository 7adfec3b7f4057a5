import type { Agent, ClientRequest, IncomingMessage, request } from 'node:http'
import { type Duplex, Readable } from 'node:stream'

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

/** Where requests go, how, and the connections that they share. */
export interface Wire {
  address: { socketPath: string } | { host: string; port: number }
  request: typeof request
  agent: Agent
}

/**
 * Resolves with the answer once its head is there, whatever its status; the signal ends its body too. A GET whose kept
 * connection the engine had closed meanwhile is sent again; all else is sent once, as it may have been done.
 */
export function sendRequest(wire: Wire, wireRequest: WireRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let isAnswered = false
    const call = open(wire, wireRequest)
    call.on('response', (answer) => {
      isAnswered = true
      resolve(answer)
    })
    call.on('error', (error: NodeJS.ErrnoException) => {
      const isClosed = error.code === 'ECONNRESET' || error.code === 'EPIPE'
      const isStale = call.reusedSocket && isClosed && !isAnswered
      if (isStale && wireRequest.method === 'GET') resolve(sendRequest(wire, wireRequest))
      else reject(error)
    })
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
  | { kind: 'stream'; stream: Duplex }
  | { kind: 'refused'; answer: IncomingMessage }

/** Asks the engine to hand the connection over. The signal ends that too. */
export function hijackRequest(wire: Wire, wireRequest: WireRequest): Promise<Hijacked> {
  return new Promise((resolve, reject) => {
    const call = open(wire, { ...wireRequest, headers: { connection: 'Upgrade', upgrade: 'tcp' } })
    call.on('upgrade', (_, socket, head) => {
      if (head.length > 0) socket.unshift(head)
      resolve({ kind: 'stream', stream: socket })
    })
    call.on('response', (answer) => resolve({ kind: 'refused', answer })).on('error', reject)
    send(call, wireRequest.body)
  })
}

function open(
  { address, request, agent }: Wire,
  { method, path, query = {}, body, headers, signal }: WireRequest,
): ClientRequest {
  const parameters = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  const search = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ''
  const type = body instanceof Readable ? 'application/x-tar' : 'application/json'
  return request({
    ...address,
    agent,
    method,
    path: path + search,
    headers: { ...(body && { 'content-type': type }), ...headers },
    signal,
  })
}
