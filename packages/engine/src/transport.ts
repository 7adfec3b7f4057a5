import { Agent, type IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { type EngineFailure, toEngineError } from './engine-errors.ts'
import { parseAnswer, readAnswer, toFailureText } from './read-answer.ts'
import { readJsonLines } from './read-json-lines.ts'
import type { ResolvedEndpoint } from './resolve-endpoint.ts'
import { hijackRequest, sendRequest, type WireRequest } from './send-request.ts'
import { toForeignError, toUnreachableError } from './unreachable-error.ts'

export interface EngineRequest extends WireRequest {
  /** What is asked, as the end of a sentence that begins with “Cannot”: `start the container web`. */
  doing: string
  /** The error that the engine answers. Default: by the status alone. */
  toError?: (failure: EngineFailure) => Error
}

/** Calls to one engine. Each rejects with a coded error, or with the signal's reason where that was aborted. */
export interface Transport {
  /** The answer's JSON; undefined for an answer without content. */
  json<T>(request: EngineRequest): Promise<T>
  /** The lines of an answer that goes on; resolves as soon as the engine has answered. Ending the loop ends the call. */
  jsonLines<T>(request: EngineRequest): Promise<AsyncIterable<T>>
  /** The answer as it comes. Destroying it ends the call. */
  stream(request: EngineRequest): Promise<Readable>
  /** The connection itself, for a call that takes it over. The signal counts until this resolves. */
  hijack(request: EngineRequest): Promise<Readable>
  /** Ends the idle connections. */
  close(): void
}

const noContent = 204
const notModified = 304

export function createTransport({ endpoint, connection }: ResolvedEndpoint): Transport {
  const agent = new Agent({ keepAlive: true })
  const wire = { connection, agent }

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

  async function send(request: EngineRequest): Promise<IncomingMessage> {
    request.signal?.throwIfAborted()
    const answer = await guard(request.signal, sendRequest(wire, request))
    const { statusCode: status = 0 } = answer
    if (status < 300 || status === notModified) return answer
    const { text, body } = await readFailure(request, answer)
    // Other statuses come from gateways before an engine too.
    if (text === undefined && (status < 400 || status === 404))
      throw foreign(request, `with status ${status}`)
    throw toFailure(request, status, text ?? body)
  }

  async function hijack(request: EngineRequest): Promise<Readable> {
    request.signal?.throwIfAborted()
    const hijacked = await guard(request.signal, hijackRequest(wire, request))
    if (hijacked.kind === 'stream') return hijacked.stream
    // The engine itself answers plain text here.
    const { text, body } = await readFailure(request, hijacked.answer)
    throw toFailure(request, hijacked.answer.statusCode ?? 0, text ?? body)
  }

  async function readFailure({ signal }: EngineRequest, answer: IncomingMessage) {
    const body = await guard(signal, readAnswer(answer))
    return { text: toFailureText(body), body: body.trim().slice(0, 300) }
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
      const { statusCode } = answer
      if (statusCode === noContent || statusCode === notModified) return undefined as T
      if (text === '' && request.method !== 'GET') return undefined as T
      const value = parseAnswer(text)
      if (value === undefined) throw foreign(request, 'with what is not JSON')
      return value as T
    },
    async jsonLines<T>(request: EngineRequest) {
      return guardLines<T>(request.signal, await send(request))
    },
    stream: send,
    hijack,
    close() {
      for (const sockets of Object.values(agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy()
    },
  }
}

function toFailure(
  { doing, toError = toEngineError }: EngineRequest,
  status: number,
  text: string,
): Error {
  return toError({ doing, status, text })
}
