import type { IncomingMessage } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import { toEngineError } from './engine-errors.ts'
import type { EngineRequest } from './engine-request.ts'
import { parseAnswer, readAnswer, toFailureText } from './read-answer.ts'
import { hijackRequest, sendRequest, type Wire } from './send-request.ts'
import { toForeignError, toTlsWantedError, toUnreachableError } from './unreachable-error.ts'

/** A request that is given up with its signal, and goes to the path behind `prefix`. */
export interface Sent extends EngineRequest {
  prefix: string
  signal: AbortSignal
}

/** Requests and their answers; each rejects with a coded error, or with the signal's reason once that is aborted. */
export interface Exchange {
  /** The answer of a success, once its head is there. */
  send(sent: Sent): Promise<IncomingMessage>
  hijack(sent: Sent): Promise<Duplex>
  readText(answer: Readable, signal: AbortSignal): Promise<string>
  readJson<T>(answer: Readable, sent: Sent): Promise<T>
}

export interface ExchangeOptions {
  /** For people, in errors. */
  endpoint: string
  wire: Wire
  /** Called when a connection breaks. */
  onBroken(): void
}

const notModified = 304

export function createExchange({ endpoint, wire, onBroken }: ExchangeOptions): Exchange {
  /** Gives a broken connection its code. */
  async function guard<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      signal.throwIfAborted()
      onBroken()
      throw toUnreachableError(endpoint, error as Error)
    }
  }

  const toWire = (sent: Sent) => ({ ...sent, path: sent.prefix + sent.path })
  const foreign = ({ method, path }: Sent, how: string) =>
    toForeignError(endpoint, `it answers ${method} ${path} ${how}`)
  const readText = (answer: Readable, signal: AbortSignal) => guard(signal, readAnswer(answer))

  async function readFailure({ signal }: Sent, answer: IncomingMessage) {
    const body = await readText(answer, signal)
    return { text: toFailureText(body), body: body.trim().slice(0, 300) }
  }

  return {
    async send(sent) {
      const answer = await guard(sent.signal, sendRequest(wire, toWire(sent)))
      const { statusCode: status = 0 } = answer
      if (status < 300 || status === notModified) return answer
      const { text, body } = await readFailure(sent, answer)
      // Go's server says so, before any engine hears of it.
      if (status === 400 && /HTTP request to an HTTPS server/.test(body))
        throw toTlsWantedError(endpoint)
      // Other statuses come from gateways before an engine too.
      if (text === undefined && (status < 400 || status === 404))
        throw foreign(sent, `with status ${status}`)
      throw toFailure(sent, status, text ?? body)
    },
    async hijack(sent) {
      const hijacked = await guard(sent.signal, hijackRequest(wire, toWire(sent)))
      if (hijacked.kind === 'stream') return hijacked.stream
      // The engine itself answers plain text here.
      const { text, body } = await readFailure(sent, hijacked.answer)
      throw toFailure(sent, hijacked.answer.statusCode ?? 0, text ?? body)
    },
    readText,
    async readJson<T>(answer: Readable, sent: Sent) {
      const text = await readText(answer, sent.signal)
      if (text === '' && sent.method !== 'GET') return undefined as T
      const value = parseAnswer(text)
      if (value === undefined) throw foreign(sent, 'with what is not JSON')
      return value as T
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
