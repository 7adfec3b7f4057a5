import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { EngineConnection } from '../../packages/test-support/src/engine-address.ts'

export interface EngineCall {
  method: string
  path: string
  /** A tar archive. */
  body?: Buffer
  /** Default: 60 s. */
  signal?: AbortSignal
}

export interface EngineAnswer {
  status: number
  text: string
}

/** One call to the engine's API. Any status is an answer; rejects when there is none. */
export async function callEngine(
  connection: EngineConnection,
  { method, path, body, signal = AbortSignal.timeout(60_000) }: EngineCall,
): Promise<EngineAnswer> {
  const headers = body && { 'content-type': 'application/x-tar', 'content-length': body.length }
  return new Promise((resolve, reject) => {
    const call = request({ ...connection, method, path, headers, signal }, (response) => {
      text(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, text: answer }),
        reject,
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
