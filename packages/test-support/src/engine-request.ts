import { request } from 'node:http'
import { engineAddress } from './engine-address.ts'

/**
 * One raw call to the engine's API, independent of the code under test. Resolves with the parsed JSON answer (text
 * where it is not JSON) and throws on any status of 400 and more, naming the call.
 */
export function engineRequest<T = unknown>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const { endpoint, connection } = engineAddress()
  return new Promise((resolve, reject) => {
    const call = request(
      { ...connection, method, path, headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if ((response.statusCode ?? 500) >= 400)
            reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`))
          else resolve(parseAnswer(text) as T)
        })
      },
    )
    call.on('error', (cause) =>
      reject(
        new Error(
          `This test needs a Docker engine, and none answers at ${endpoint}. Start one with: npm run services`,
          { cause },
        ),
      ),
    )
    call.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
