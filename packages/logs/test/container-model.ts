import { PassThrough, type Readable } from 'node:stream'
import { toEngineTime } from '../src/engine-time.ts'
import { cut, frame } from './frames.ts'

const pieceSize = 16 * 1024
const numbers = { stdout: 1, stderr: 2 } as const
type Stream = keyof typeof numbers

/** A container and its engine: a log of lines with times, which lags behind, and live streams of the same bytes. */
export function containerModel({ tty = false } = {}) {
  let time = Date.parse('2026-11-22T08:00:00Z')
  let logged: { stream: Stream; time: string; bytes: Buffer }[] = []
  /** What the engine's logger has not read yet. */
  let unlogged: { stream: Stream; bytes: Buffer }[] = []
  const lines = { stdout: emptyLine(), stderr: emptyLine() }
  const readers = new Set<PassThrough>()
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let isRunning = true

  function emptyLine() {
    return { bytes: Buffer.alloc(0), time: undefined as string | undefined }
  }

  function log(stream: Stream, bytes: Buffer): void {
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
    written: (stream: Stream) => Buffer.concat(written[stream]),
    write(stream: Stream, output: string | Buffer) {
      const bytes = Buffer.from(output as string)
      written[stream].push(bytes)
      unlogged.push({ stream, bytes })
      const wire = tty ? bytes : frame(numbers[stream], bytes)
      for (const reader of readers) for (const chunk of cut(wire, [1000])) reader.write(chunk)
      time += 1
    },
    /** The engine's logger works off what there is, but for the newest `lag` writes. */
    flush(lag = 0) {
      const ready = unlogged.slice(0, Math.max(0, unlogged.length - lag))
      unlogged = unlogged.slice(ready.length)
      for (const { stream, bytes } of ready) log(stream, bytes)
    },
    /** The engine's log keeps the newest `keep` messages. */
    rotate(keep: number) {
      logged = keep === 0 ? [] : logged.slice(-keep)
    },
    /** The engine is killed: what it had not logged never will be. The container goes on. */
    kill() {
      unlogged = []
      for (const stream of ['stdout', 'stderr'] as const) lines[stream] = emptyLine()
      for (const reader of readers) reader.end()
      readers.clear()
    },
    exit() {
      isRunning = false
      model.flush()
      for (const stream of ['stdout', 'stderr'] as const) {
        const { bytes, time: at } = lines[stream]
        if (bytes.length > 0) logged.push({ stream, time: at ?? toEngineTime(time), bytes })
      }
      for (const reader of readers) reader.end()
    },
    attach: async (): Promise<Readable | undefined> => {
      if (!isRunning) return undefined
      const reader = new PassThrough({ highWaterMark: 1e9 })
      readers.add(reader)
      reader.on('close', () => readers.delete(reader))
      return reader
    },
    readBuffer: async (since?: string): Promise<Readable> => {
      const kept = logged.filter((message) => seconds(message.time) >= Number(since ?? 0))
      const wire = kept.map(({ stream, time: at, bytes }) => {
        // As json-file does to what is no UTF-8.
        const text = Buffer.from(`${at} ${bytes.toString()}`)
        return tty ? text : frame(numbers[stream], text)
      })
      const answer = new PassThrough({ highWaterMark: 1e9 })
      for (const chunk of cut(Buffer.concat(wire), [3000, 17])) answer.write(chunk)
      return answer.end()
    },
    /** Lets streams run, the logger catch up, and time pass. */
    delay: async (milliseconds: number, signal?: AbortSignal) => {
      for (let turn = 0; turn < 15; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
      }
      time += milliseconds
      model.flush()
    },
  }
  return model
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000) + Number(time.slice(19, 29))
}
