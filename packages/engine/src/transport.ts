import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createAgent } from './create-agent.ts'
import { createModem, type Modem } from './create-modem.ts'
import { type EngineFailure, toEngineError } from './engine-errors.ts'
import { parseAnswer, readAnswer, toFailureText } from './read-answer.ts'
import { readJsonLines } from './read-json-lines.ts'
import type { ResolvedEndpoint } from './resolve-endpoint.ts'
import { toForeignError, toUnreachableError } from './unreachable-error.ts'

export interface EngineRequest {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Record<string, string | number | boolean | object>
  body?: object
  /** What is asked, as the end of a sentence that begins with “Cannot”: `start the container web`. */
  doing: string
  /** The error that the engine answers. Default: by the status alone. */
  toError?: (failure: EngineFailure) => Error
  signal?: AbortSignal
}

/** Calls to one engine. Each rejects with a coded error, or with the signal's reason where that was aborted. */
export interface Transport {
  /** The answer's JSON; undefined for an answer without content. */
  json<T>(request: EngineRequest): Promise<T>
  /** The lines of an answer that goes on; resolves as soon as the engine has answered. Ending the loop ends the call. */
  jsonLines<T>(request: EngineRequest): Promise<AsyncIterable<T>>
  /** The connection itself, for a call that takes it over. The signal counts until this resolves. */
  hijack(request: EngineRequest): Promise<Readable>
  /** Ends the idle connections. */
  close(): void
}

const noContent = 204
const notModified = 304
const everyStatus = Object.fromEntries(
  Array.from({ length: 500 }, (_, index) => [100 + index, true as const]),
)

export function createTransport({ endpoint, connection }: ResolvedEndpoint): Transport {
  const agent = createAgent(connection)
  let modem: Promise<Modem> | undefined

  async function dial(
    client: Modem,
    { method, path, query = {}, body = {}, signal }: EngineRequest,
    hijack: boolean,
  ): Promise<Readable> {
    const options = {
      method,
      path: `${path}?`,
      options: { _query: query, _body: body },
      isStream: true,
      hijack,
      statusCodes: everyStatus,
      abortSignal: signal,
    }
    return new Promise((resolve, reject) =>
      client.dial(options, (error, answer) =>
        error ? reject(error) : resolve(answer as Readable),
      ),
    )
  }

  /** Gives a broken connection its code. */
  async function guard<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      signal?.throwIfAborted()
      throw toUnreachableError(endpoint, error as Error)
    }
  }

  const foreign = ({ method, path }: EngineRequest, how: string) =>
    toForeignError(endpoint, `it answers ${method} ${path} ${how}`)

  async function send(request: EngineRequest, hijack = false): Promise<Readable> {
    const { signal, doing, toError = toEngineError } = request
    modem ??= createModem(connection, agent)
    const client = await modem
    signal?.throwIfAborted()
    const answer = await guard(signal, dial(client, request, hijack))
    const { statusCode: status = 101 } = answer as IncomingMessage
    if (status < 300 || status === notModified) return answer
    const body = await guard(signal, readAnswer(answer))
    const text = toFailureText(body)
    // Other statuses come from gateways before an engine too, and to a hijack the engine itself answers plain text.
    if (text === undefined && !hijack && (status < 400 || status === 404))
      throw foreign(request, `with status ${status}`)
    throw toError({ doing, status, text: text ?? body.trim().slice(0, 300) })
  }

  async function* guardLines<T>(signal: AbortSignal | undefined, answer: Readable) {
    try {
      yield* readJsonLines<T>(answer)
    } catch (error) {
      signal?.throwIfAborted()
      throw toUnreachableError(endpoint, error as Error)
    }
  }

  return {
    async json<T>(request: EngineRequest) {
      const answer = await send(request)
      const text = await guard(request.signal, readAnswer(answer))
      const { statusCode } = answer as IncomingMessage
      if (statusCode === noContent || statusCode === notModified) return undefined as T
      const value = parseAnswer(text)
      if (value === undefined) throw foreign(request, 'with what is not JSON')
      return value as T
    },
    async jsonLines<T>(request: EngineRequest) {
      return guardLines<T>(request.signal, await send(request))
    },
    hijack: (request) => send(request, true),
    close() {
      for (const sockets of Object.values(agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy()
    },
  }
}
