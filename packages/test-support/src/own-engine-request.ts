import { type IncomingMessage, request } from 'node:http'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { EngineConnection } from './engine-address.ts'

export interface RawCall {
  method: string
  path: string
  /** A stream is sent as a tar archive, all else as JSON. */
  body?: Readable | object
  signal?: AbortSignal
}

/** One raw call to any engine: its answer as it comes. Rejects for a status of 400 and more, naming the call. */
export async function rawCall(
  connection: EngineConnection,
  { method, path, body, signal }: RawCall,
): Promise<IncomingMessage> {
  const isStream = body !== undefined && 'pipe' in body
  const type = isStream ? 'application/x-tar' : 'application/json'
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'content-type': type }
    const call = request({ ...connection, method, path, signal, headers, agent: false }, resolve)
    call.on('error', reject)
    if (isStream) body.on('error', (error) => call.destroy(error)).pipe(call)
    else call.end(body && JSON.stringify(body))
  })
  if ((answer.statusCode ?? 500) < 400) return answer
  throw new Error(`${method} ${path}: ${answer.statusCode} ${await text(answer)}`)
}

/** One raw call to any engine, with its parsed answer (text where it is not JSON). */
export async function rawRequest<T = unknown>(
  connection: EngineConnection,
  call: RawCall,
): Promise<T> {
  const answer = await text(await rawCall(connection, call))
  try {
    return JSON.parse(answer)
  } catch {
    return answer as T
  }
}
