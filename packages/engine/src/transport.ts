import type { Duplex, Readable } from 'node:stream'
import { chooseApiVersion, createNegotiation } from './api-version.ts'
import type { EngineRequest } from './engine-request.ts'
import { createExchange, type Sent } from './exchange.ts'
import { createGiveUp, type GiveUp } from './give-up.ts'
import { readJsonLines } from './read-json-lines.ts'
import type { Wire } from './send-request.ts'
import { type CallLimit, type TimeLimits, toMilliseconds } from './time-limits.ts'
import { toTimeoutError } from './timeout-error.ts'
import { toSilentError, toUnreachableError } from './unreachable-error.ts'

/**
 * Calls to one engine, in an API version that both sides know. Each rejects with a coded error, or with the signal's
 * reason where that was aborted.
 */
export interface Transport {
  /** The answer's JSON; undefined for an answer without content. */
  json<T>(request: EngineRequest): Promise<T>
  /** The lines of an answer that goes on; resolves as soon as the engine has answered. Ending the loop ends the call. */
  jsonLines<T>(request: EngineRequest): Promise<AsyncIterable<T>>
  /** The answer as it comes. Destroying it ends the call. */
  stream(request: EngineRequest): Promise<Readable>
  /** The connection itself, for a call that takes it over; `end` ends one half. The signal counts until this resolves. */
  hijack(request: EngineRequest): Promise<Duplex>
  /** Resolves when the engine gives a sign of life. */
  ping(signal?: AbortSignal): Promise<void>
  /** The next call makes a connection of its own, and asks for the API version. */
  renew(): void
  /** Ends the idle connections. */
  close(): void
}

export interface TransportOptions {
  /** For people, in errors. */
  endpoint: string
  wire: Wire
  limits: TimeLimits
}

const noContent = 204
const notModified = 304

export function createTransport({ endpoint, wire, limits }: TransportOptions): Transport {
  const negotiation = createNegotiation(async () => chooseApiVersion(endpoint, await ask()))
  const exchange = createExchange({ endpoint, wire, onBroken: negotiation.forget })

  function begin(request: EngineRequest, kind: CallLimit['kind']): GiveUp {
    const limitMs = toMilliseconds(request.limit ?? { kind }, limits)
    const toError = () => toTimeoutError(endpoint, request, limitMs ?? 0)
    return createGiveUp({ signal: request.signal, limitMs, toError })
  }

  async function toSent(request: EngineRequest, { signal }: GiveUp): Promise<Sent> {
    return { ...request, signal, prefix: `/v${await negotiation.version(signal)}` }
  }

  /** What every engine answers, under any version; its own is in a header. */
  async function ask(outer?: AbortSignal): Promise<string | undefined> {
    const toError = () => toSilentError(endpoint, limits.ping)
    const giveUp = createGiveUp({ signal: outer, limitMs: limits.ping, toError })
    const { signal } = giveUp
    try {
      const answer = await exchange.send({
        method: 'GET',
        prefix: '',
        path: '/_ping',
        doing: 'reach the engine',
        signal,
      })
      await exchange.readText(answer, signal)
      return answer.headers['api-version']?.toString()
    } finally {
      giveUp.onEnd()
    }
  }

  async function open(request: EngineRequest) {
    const giveUp = begin(request, 'open')
    try {
      const answer = await exchange.send(await toSent(request, giveUp))
      giveUp.onAnswer()
      answer.on('close', giveUp.onEnd)
      return { answer, signal: giveUp.signal }
    } catch (error) {
      giveUp.onEnd()
      throw error
    }
  }

  async function* readLines<T>({ answer, signal }: { answer: Readable; signal: AbortSignal }) {
    try {
      yield* readJsonLines<T>(answer)
    } catch (error) {
      signal.throwIfAborted()
      throw toUnreachableError(endpoint, error as Error)
    }
  }

  function close(): void {
    for (const sockets of Object.values(wire.agent.freeSockets))
      for (const socket of sockets ?? []) socket.destroy()
  }

  return {
    async json<T>(request: EngineRequest) {
      const giveUp = begin(request, request.method === 'GET' ? 'read' : 'change')
      try {
        const sent = await toSent(request, giveUp)
        const answer = await exchange.send(sent)
        if (answer.statusCode !== noContent && answer.statusCode !== notModified)
          return await exchange.readJson<T>(answer, sent)
        await exchange.readText(answer, sent.signal)
        return undefined as T
      } finally {
        giveUp.onEnd()
      }
    },
    jsonLines: async <T>(request: EngineRequest) => readLines<T>(await open(request)),
    stream: async (request) => (await open(request)).answer,
    async hijack(request) {
      const giveUp = begin(request, 'open')
      try {
        return await exchange.hijack(await toSent(request, giveUp))
      } finally {
        giveUp.onEnd()
      }
    },
    async ping(signal) {
      await ask(signal)
    },
    renew() {
      negotiation.forget()
      close()
    },
    close,
  }
}
