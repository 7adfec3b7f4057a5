import { PassThrough, type Readable } from 'node:stream'
import { toEngineTime } from '../src/engine-log/engine-time.ts'
import { cut, frame } from './frames.ts'
import type { Range } from './missing-ranges.ts'

const pieceSize = 16 * 1024
const numbers = { stdout: 1, stderr: 2 } as const
type Stream = keyof typeof numbers

/** A container and its engine: a log of lines with times, which lags behind, and live streams of the same bytes. */
export function containerModel({ tty = false, chunks = [1000] } = {}) {
  let time = Date.parse('2026-11-22T08:00:00Z')
  let logged: { stream: Stream; time: string; bytes: Buffer; end: number; at: number }[] = []
  /** What the engine's logger has not read yet. */
  let unlogged: { stream: Stream; bytes: Buffer }[] = []
  const lines = { stdout: emptyLine(), stderr: emptyLine() }
  /** Bytes that the logger has read, of all that were written. */
  const read = { stdout: 0, stderr: 0 }
  const lost = { stdout: [] as Range[], stderr: [] as Range[] }
  const neverLogged = { stdout: [] as Range[], stderr: [] as Range[] }
  const dropped = { stdout: [] as Range[], stderr: [] as Range[] }
  const readers = new Set<PassThrough>()
  /** Bytes that were written before the newest reader. */
  const unsent = { stdout: 0, stderr: 0 }
  let isAway = false
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let isRunning = true

  function emptyLine() {
    return { bytes: Buffer.alloc(0), time: undefined as string | undefined }
  }

  function log(stream: Stream, bytes: Buffer): void {
    const line = lines[stream]
    line.bytes = Buffer.concat([line.bytes, bytes])
    read[stream] += bytes.length
    for (;;) {
      const lineSize = line.bytes.indexOf(10) + 1
      const size =
        lineSize > 0 && lineSize <= pieceSize
          ? lineSize
          : line.bytes.length >= pieceSize
            ? pieceSize
            : 0
      if (size === 0) return
      line.time ??= toEngineTime(time)
      const end = read[stream] - line.bytes.length + size
      logged.push({ stream, time: line.time, bytes: line.bytes.subarray(0, size), end, at: time })
      if (size === lineSize) line.time = undefined
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
      for (const reader of readers) for (const chunk of cut(wire, chunks)) reader.write(chunk)
      time += 1
    },
    /** The engine's logger works off what there is, but for the newest `lag` writes. */
    flush(lag = 0) {
      const ready = unlogged.slice(0, Math.max(0, unlogged.length - lag))
      unlogged = unlogged.slice(ready.length)
      for (const { stream, bytes } of ready) log(stream, bytes)
    },
    /** Of the bytes written: those that a killed engine had neither logged nor sent, that it had not logged, and those that its log had and dropped. */
    lost: (stream: Stream) => lost[stream],
    neverLogged: (stream: Stream) => neverLogged[stream],
    dropped: (stream: Stream) => dropped[stream],
    /** The engine's log keeps the newest `keep` messages. */
    rotate(keep: number) {
      const kept = keep === 0 ? [] : logged.slice(-keep)
      for (const { stream, bytes, end } of logged.slice(0, logged.length - kept.length))
        dropped[stream].push({ begin: end - bytes.length, end })
      logged = kept
    },
    /**
     * As an engine with this `max-size` and two files, at the worst. What was logged in the last second is still there: the
     * container was held back.
     */
    rotateToSize(maxSize: number) {
      let left = maxSize
      let keep = 0
      for (const { bytes, at } of logged.toReversed()) {
        if (left <= 0 && at < time - 1000) break
        left -= bytes.length
        keep += 1
      }
      model.rotate(keep)
    },
    /** The engine is killed: what it had not logged never will be. The container goes on. `staysAway`: until it is {@link back}. */
    kill({ staysAway = false } = {}) {
      isAway = staysAway
      for (const stream of ['stdout', 'stderr'] as const) {
        const begin = read[stream] - lines[stream].bytes.length
        read[stream] = model.written(stream).length
        const end = readers.size > 0 ? unsent[stream] : read[stream]
        if (end > begin) lost[stream].push({ begin, end })
        neverLogged[stream].push({ begin, end: read[stream] })
        lines[stream] = emptyLine()
      }
      unlogged = []
      for (const reader of readers) reader.end()
      readers.clear()
    },
    back() {
      isAway = false
    },
    exit() {
      isRunning = false
      model.flush()
      for (const stream of ['stdout', 'stderr'] as const) {
        const { bytes, time: at } = lines[stream]
        const end = read[stream]
        if (bytes.length > 0)
          logged.push({ stream, time: at ?? toEngineTime(time), bytes, end, at: time })
      }
      for (const reader of readers) reader.end()
    },
    attach: async (): Promise<Readable | undefined> => {
      if (!isRunning) return undefined
      const reader = new PassThrough({ highWaterMark: 1e9 })
      readers.add(reader)
      for (const stream of ['stdout', 'stderr'] as const)
        unsent[stream] = model.written(stream).length
      reader.on('close', () => readers.delete(reader))
      return reader
    },
    readBuffer: async (since?: string): Promise<Readable> => {
      if (isAway) throw new Error('the engine is away')
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
      await new Promise((resolve) => setTimeout(resolve, 2))
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
