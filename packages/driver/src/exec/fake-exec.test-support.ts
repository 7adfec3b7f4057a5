import { type Duplex, duplexPair } from 'node:stream'
import type { ContainerState, EngineEvent, EngineEventListener, ExecInfo } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import type { ExecEngine } from './stream-exec.ts'

/** An engine in which one program runs; the test plays the program, on the connection's other end. */
export function createExecEngine() {
  const [connection, program] = duplexPair()
  const listeners = new Set<EngineEventListener>()
  const calls: string[] = []
  let info: ExecInfo | 'gone' = { running: true, exitCode: undefined }
  const state = { running: true } as ContainerState
  const engine = {
    async createExec(id, request) {
      calls.push(`create ${id} ${JSON.stringify(request)}`)
      return 'exec'
    },
    async startExec(): Promise<Duplex> {
      calls.push('start')
      return connection
    },
    async inspectExec() {
      calls.push('inspect')
      if (info === 'gone') throw new LongshoreError('ENGINE_NOT_FOUND', 'no such exec')
      return info
    },
    async resizeExec(_, { width, height }) {
      calls.push(`resize ${width}x${height}`)
    },
    inspectContainer: async () => ({ state }) as never,
    subscribe(listener) {
      listeners.add(listener)
      queueMicrotask(() => listener({ kind: 'connected' }))
      return { close: () => listeners.delete(listener) }
    },
  } satisfies ExecEngine

  return {
    engine,
    /** What was asked of it. */
    calls,
    /** The program's side: reads its input, takes frames of its output. */
    program,
    connection,
    listeners,
    containerEnds() {
      state.running = false
    },
    /** What the engine says of the program from now on. */
    tells(now: ExecInfo | 'gone') {
      info = now
    },
    event(action: string) {
      const event: EngineEvent = { kind: 'container', action, id: 'c', attributes: {}, time: 0 }
      for (const listener of [...listeners]) listener(event)
    },
  }
}

/** One frame of an attached stream. */
export function toFrame(stream: 'stdout' | 'stderr', data: string): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt8(stream === 'stdout' ? 1 : 2, 0)
  header.writeUInt32BE(Buffer.byteLength(data), 4)
  return Buffer.concat([header, Buffer.from(data)])
}
