import { request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface NomadCall {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/** Nomad's HTTP API. */
export interface NomadApi {
  /** Resolves with the parsed answer (text where it is not JSON); rejects for a status of 400 and more. */
  call<T>(path: string, call?: NomadCall): Promise<T>
  /**
   * Asks by blocking queries until `find` returns something. What Nomad answers while it is away or has no leader is
   * waited out.
   */
  watch<T, R>(
    path: string,
    find: (answer: T) => R | undefined | false,
    signal: AbortSignal,
  ): Promise<R>
}

/** @param address `http://host:port` */
export function connectNomad(address: string): NomadApi {
  async function send(path: string, { method = 'GET', body, signal }: NomadCall) {
    const { promise, resolve, reject } =
      Promise.withResolvers<import('node:http').IncomingMessage>()
    request(new URL(path, address), { method, signal, agent: false }, resolve)
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body))
    const answer = await promise
    const said = await text(answer)
    if ((answer.statusCode ?? 500) >= 400)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${said.trim()}`)
    return { said: parse(said), index: String(answer.headers['x-nomad-index'] ?? '0') }
  }

  return {
    async call<T>(path: string, call: NomadCall = {}) {
      return (await send(path, call)).said as T
    },
    async watch<T, R>(
      path: string,
      find: (answer: T) => R | undefined | false,
      signal: AbortSignal,
    ) {
      let index = '0'
      for (;;) {
        const query = `${path.includes('?') ? '&' : '?'}index=${index}&wait=10s`
        const answer = await send(path + query, { signal }).catch((error) => {
          if (signal.aborted) throw error
          return undefined
        })
        const found = answer && find(answer.said as T)
        if (found !== undefined && found !== false) return found
        index = answer?.index ?? '0'
        // An answer without an index, or none at all: nothing to wait on but time.
        if (index === '0') await new Promise((resolve) => setTimeout(resolve, 100))
        signal.throwIfAborted()
      }
    },
  }
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return said
  }
}
