import { type Duplex, duplexPair, Readable } from 'node:stream'
import { toEngineError } from '../engine-errors.ts'
import type { ExecRequest, TerminalSize } from '../exec-types.ts'
import type { ExecCalls } from '../execs.ts'
import type { FakeContainer } from './fake-container.ts'
import { toFrame } from './to-frame.ts'

/** What a program in a container of a fake engine does: reads `input`, writes, and returns its exit code. */
export type ExecScript = (program: FakeExecProgram) => number | Promise<number>

export interface FakeExecProgram {
  request: ExecRequest
  input: Readable
  /** Of its terminal, from the first time that it is set. */
  size(): TerminalSize | undefined
  write(stream: 'stdout' | 'stderr', data: string): void
}

interface FakeExec {
  container: FakeContainer
  request: ExecRequest
  running: boolean
  exitCode?: number
  size?: TerminalSize
}

/** The programs that are run in containers of a fake engine besides their own. */
export function createFakeExecs(findContainer: (id: string, verb?: string) => FakeContainer) {
  const execs = new Map<string, FakeExec>()
  const scripts = new Map<FakeContainer, ExecScript>()

  function find(id: string, verb: string): FakeExec {
    const exec = execs.get(id)
    if (exec) return exec
    throw toEngineError({
      doing: `${verb} the exec ${id}`,
      status: 404,
      text: `No such exec instance: ${id}`,
    })
  }

  async function run(exec: FakeExec, io: Duplex): Promise<void> {
    const { container, request } = exec
    exec.running = true
    exec.exitCode = await (scripts.get(container) ?? (() => 0))({
      request,
      input: request.stdin ? io : Readable.from([]),
      size: () => exec.size,
      write: (stream, data) => io.write(request.tty ? data : toFrame(stream, data)),
    })
    exec.running = false
    io.end()
  }

  const calls: ExecCalls = {
    async createExec(containerId, request) {
      const verb = 'prepare a program in'
      const container = findContainer(containerId, verb)
      if (!container.running) {
        const doing = `${verb} the container ${containerId}`
        throw toEngineError({ doing, status: 409, text: `Container ${containerId} is not running` })
      }
      const id = (execs.size + 1).toString(16).padStart(64, 'e')
      execs.set(id, { container, request, running: false })
      return id
    },
    async startExec(id) {
      const exec = find(id, 'run')
      const [ours, theirs] = duplexPair()
      void run(exec, theirs)
      return ours
    },
    async inspectExec(id) {
      const { running, exitCode } = find(id, 'inspect')
      return { running, exitCode }
    },
    async resizeExec(id, size) {
      find(id, 'resize the terminal of').size = size
    },
  }

  return {
    calls,
    script(containerId: string, script: ExecScript): void {
      scripts.set(findContainer(containerId), script)
    },
  }
}
