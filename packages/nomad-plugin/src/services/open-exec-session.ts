import { once } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { MessageInitShape } from '@bufbuild/protobuf'
import { LongshoreError } from '@longshore/errors'
import type { ExecTaskStreamingRequest, ExecTaskStreamingResponseSchema } from '../gen/driver_pb.ts'
import type { Send } from '../grpc/handlers.ts'
import { createNewestValue, type NewestValue } from '../streams/newest-value.ts'
import type { ExecSession, TerminalSize } from '../types/exec.ts'

type Response = MessageInitShape<typeof ExecTaskStreamingResponseSchema>

export interface OpenExecSession {
  session: ExecSession
  /** Ends both outputs, and settles when the caller has been sent all of them. */
  flush(): Promise<void>
  close(): void
}

/**
 * Makes streams of an exec's messages. Each side holds the other back: a caller's next message is read when the command
 * has taken the last, a write to an output calls back when it is on its way.
 */
export function openExecSession(
  messages: AsyncIterator<ExecTaskStreamingRequest>,
  send: Send<Response>,
): OpenExecSession {
  const stdin = new PassThrough()
  const stdout = toOutput((stdout) => send({ stdout }))
  const stderr = toOutput((stderr) => send({ stderr }))
  const sizes = createNewestValue<TerminalSize>()

  readInput(messages, stdin, sizes)
    .catch((error) => stdin.destroy(error))
    .finally(() => sizes.end())
  // A driver that leaves its input alone must not be brought down by a caller who goes away.
  for (const stream of [stdin, stdout, stderr]) stream.on('error', () => {})

  return {
    session: { stdin, stdout, stderr, sizes: sizes.values },
    async flush() {
      for (const output of [stdout, stderr]) {
        output.end()
        if (!output.destroyed) await finished(output)
      }
    },
    close() {
      sizes.end()
      for (const stream of [stdin, stdout, stderr]) stream.destroy()
    },
  }
}

async function readInput(
  messages: AsyncIterator<ExecTaskStreamingRequest>,
  stdin: PassThrough,
  sizes: NewestValue<TerminalSize>,
): Promise<void> {
  for (;;) {
    const { value: message, done } = await messages.next()
    if (done) break
    if (message.setup) throw new LongshoreError('BAD_REQUEST', 'An exec can be set up only once.')
    if (message.ttySize) sizes.set(toSize(message.ttySize))
    if (message.stdin?.close) stdin.end()
    else if (message.stdin && stdin.writable && !stdin.write(message.stdin.data))
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')])
  }
  stdin.end()
}

function toSize({ height, width }: TerminalSize): TerminalSize {
  return { height, width }
}

function toOutput(send: (operation: { data?: Uint8Array; close?: boolean }) => Promise<void>) {
  return new Writable({
    write(data, _encoding, callback) {
      send({ data }).then(() => callback(), callback)
    },
    final(callback) {
      send({ close: true }).then(() => callback(), callback)
    },
  })
}
