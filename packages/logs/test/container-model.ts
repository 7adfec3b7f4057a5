import { PassThrough, type Readable } from 'node:stream'
import { toEngineTime } from '../src/engine-time.ts'
import type { ReadBuffer } from '../src/index.ts'
import { cut, frame } from './frames.ts'

const pieceSize = 16 * 1024
const numbers = { stdout: 1, stderr: 2 } as const

interface Logged {
  stream: 1 | 2
  time: string
  bytes: Buffer
}

/** A container and its engine: a log of lines with times and streams of the same bytes, each with its own delays. */
export function containerModel({ start = Date.parse('2026-11-22T08:00:00Z'), tty = false } = {}) {
  let time = start
  let logged: Logged[] = []
  /** What the engine's logger has not read yet. */
  let unlogged: { stream: 1 | 2; bytes: Buffer }[] = []
  const lines = { 1: emptyLine(), 2: emptyLine() }
  const readers = new Set<PassThrough>()
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let chunkSizes = [1000]

  function emptyLine() {
    return { bytes: Buffer.alloc(0), time: undefined as string | undefined }
  }

  function log(stream: 1 | 2, bytes: Buffer): void {
    const line = lines[stream]
    line.bytes = Buffer.concat([line.bytes, bytes])
    for (;;) {
      const end = line.bytes.indexOf(10) + 1
      const size =
        end > 0 && end <= pieceSize ? end : line.bytes.length >= pieceSize ? pieceSize : 0
      if (size === 0) return
      line.time ??= toEngineTime(time)
      logged.push({ stream, time: line.time, bytes: line.bytes.subarray(0, size) })
      if (size === end) line.time = undefined
      line.bytes = line.bytes.subarray(size)
    }
  }

  const model = {
    now: () => time,
    pass(milliseconds: number) {
      time += milliseconds
    },
    /** How live bytes are cut into chunks. */
    chunks(sizes: number[]) {
      chunkSizes = sizes
    },
    write(stream: 'stdout' | 'stderr', text: string | Buffer) {
      const bytes = Buffer.from(text as string)
      written[stream].push(bytes)
      unlogged.push({ stream: numbers[stream], bytes })
      const wire = tty ? bytes : frame(numbers[stream], bytes)
      for (const reader of readers) for (const chunk of cut(wire, chunkSizes)) reader.write(chunk)
    },
    /** The engine's logger works off what there is, but for the newest `lag` writes. */
    flush(lag = 0) {
      const ready = unlogged.slice(0, unlogged.length - lag)
      unlogged = unlogged.slice(ready.length)
      for (const { stream, bytes } of ready) log(stream, bytes)
    },
    /** The engine's log keeps the newest `keep` messages. */
    rotate(keep: number) {
      logged = keep === 0 ? [] : logged.slice(-keep)
    },
    exit() {
      model.flush()
      for (const stream of [1, 2] as const) {
        const { bytes, time: at } = lines[stream]
        if (bytes.length > 0) logged.push({ stream, time: at ?? toEngineTime(time), bytes })
      }
      for (const reader of readers) reader.end()
    },
    /** The engine closes its streams, as when it or their reader is killed. */
    cutOff() {
      for (const reader of readers) reader.destroy()
      readers.clear()
    },
    attach: async (): Promise<Readable> => {
      const reader = new PassThrough({ highWaterMark: 1e9 })
      readers.add(reader)
      reader.on('close', () => readers.delete(reader))
      return reader
    },
    readBuffer: (async ({ since }) => {
      const kept = logged.filter((message) => seconds(message.time) >= Number(since))
      const wire = kept.map(({ stream, time: at, bytes }) => {
        // As the engine's log does to what is no UTF-8; each of its bytes for itself is close enough here.
        const text = Buffer.concat([Buffer.from(`${at} `), bytes])
        return tty ? text : frame(stream, text)
      })
      const answer = new PassThrough({ highWaterMark: 1e9 })
      for (const chunk of cut(Buffer.concat(wire), [3000, 17])) answer.write(chunk)
      return answer.end()
    }) as ReadBuffer,
    /** Lets streams run, and time pass. */
    delay: async (milliseconds: number, signal?: AbortSignal) => {
      for (let turn = 0; turn < 20; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
      }
      time += milliseconds
      model.flush()
    },
    written: (stream: 'stdout' | 'stderr') => Buffer.concat(written[stream]).toString(),
  }
  return model
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000) + Number(time.slice(19, 29))
}
