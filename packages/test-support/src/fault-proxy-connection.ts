import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isStreaming } from './fault-proxy-call.ts'
import type { Fault } from './fault-proxy-fault.ts'
import {
  answerBody,
  createMessageReader,
  emptyBody,
  type MessageHead,
  type MessageReader,
  requestBody,
} from './fault-proxy-message.ts'

/** A call under way on a connection. */
interface Call {
  name: string
  fault: Fault | undefined
  watch: AnswerWatch | undefined
  request: MessageReader
  answer: MessageReader
  /** Whether all of the request has come. */
  sent: boolean
  /** Whether the head of the answer has come. */
  begun: boolean
  /** Bytes of the answer so far. */
  answered: number
  /** Whether it will never be answered. */
  hangs: boolean
}

/** Sees the bytes of an answer, head included, as they are passed on. */
export type AnswerWatch = (piece: Buffer) => void

export interface ProxiedConnection {
  /** Of whom asks. Both allow half-open connections. */
  client: Socket
  engine: Socket
  /** Told of each call when its head has come. */
  begin(head: MessageHead): Pick<Call, 'name' | 'fault' | 'watch'>
}

/**
 * Passes everything between both ends, as fast as the slower one takes it, but for what the calls' faults say.
 * Resolves when both are closed; never rejects.
 */
export async function proxyConnection({ client, engine, begin }: ProxiedConnection): Promise<void> {
  let call: Call | undefined

  const end = () => {
    client.destroy()
    engine.destroy()
  }

  /** Takes a piece of what the client sends, and resolves with how much of it that was. */
  async function onRequest(chunk: Buffer): Promise<number> {
    // What follows on a request goes through as it is: the input of a hijacked connection.
    if (call?.sent) {
      await send(engine, chunk)
      return chunk.length
    }
    call ??= newCall()
    const { head, length, ended } = call.request.push(chunk)
    if (head) Object.assign(call, begin(head))
    if (head?.line.startsWith('HEAD ')) call.answer = createMessageReader(emptyBody)
    call.sent = ended
    held.push(chunk.subarray(0, length))
    const { fault } = call
    // Until the head is complete nobody knows what happens to the call.
    if (call.name === '') return length
    const pieces = held.splice(0)
    if (fault && 'when' in fault && fault.when === 'before') {
      if (fault.kind === 'reset') end()
      if (fault.kind === 'hang') call.hangs = true
      if (fault.kind === 'error' && ended) await answerError()
    } else for (const piece of pieces) await send(engine, piece)
    return length
  }
  const held: Buffer[] = []

  async function onAnswer(chunk: Buffer): Promise<number> {
    if (!call) return chunk.length
    const { fault } = call
    if (fault?.kind === 'delay' && call.answered === 0) await setTimeout(fault.ms)
    const { head, length, ended } = call.answer.push(chunk)
    call.begun ||= head !== undefined
    const piece = chunk.subarray(0, length)
    call.answered += length
    const isDone = ended || (call.begun && isStreaming(call.name))

    if (fault && 'when' in fault) {
      if (isDone) await failAfter(call, fault)
      return length
    }
    if (fault?.kind === 'truncate' && call.answered > fault.bytes) {
      await answer(piece.subarray(0, length - (call.answered - fault.bytes)))
      // Written, and not only handed over: destroying drops what is under way.
      client.end(end)
      await once(client, 'close')
      return length
    }
    await answer(piece)
    if (ended && call.sent) call = undefined
    return length
  }

  function answer(piece: Buffer): Promise<void> {
    call?.watch?.(piece)
    return send(client, piece)
  }

  async function failAfter(failing: Call, fault: Fault): Promise<void> {
    if (fault.kind === 'reset') return end()
    if (fault.kind === 'error') return answerError()
    failing.hangs = true
    await once(client, 'close')
  }

  async function answerError(): Promise<void> {
    call = undefined
    const body = JSON.stringify({ message: 'fault: the engine answers 500' })
    const head = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n`
    client.end(`${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`, end)
    await once(client, 'close')
  }

  async function pump(from: Socket, to: Socket, take: (chunk: Buffer) => Promise<number>) {
    for await (let chunk of from.iterator({ destroyOnReturn: false }))
      while (chunk.length > 0) chunk = chunk.subarray(await take(chunk))
    // Whoever waits for an answer that never comes has given up.
    if (call?.hangs) end()
    else to.end()
  }

  // Errors end the pumps; one that comes later finds both closed.
  for (const socket of [client, engine]) socket.on('close', end).on('error', end)
  await Promise.allSettled([pump(client, engine, onRequest), pump(engine, client, onAnswer)])
}

function newCall(): Call {
  return {
    name: '',
    fault: undefined,
    watch: undefined,
    request: createMessageReader(requestBody),
    answer: createMessageReader(answerBody),
    sent: false,
    begun: false,
    answered: 0,
    hangs: false,
  }
}

async function send(socket: Socket, chunk: Buffer): Promise<void> {
  if (socket.destroyed || chunk.length === 0) return
  if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
}
