import type { Engine } from './engine.ts'
import type { Transport } from './transport.ts'

export type ExecCalls = Pick<Engine, 'createExec' | 'startExec' | 'inspectExec' | 'resizeExec'>

export function createExecCalls({ json, hijack }: Transport): ExecCalls {
  return {
    async createExec(containerId, { command, tty = false, stdin = false, ...request }, signal) {
      const { env = {}, user, workDir } = request
      const { Id } = await json<{ Id: string }>({
        method: 'POST',
        path: `/containers/${encodeURIComponent(containerId)}/exec`,
        body: {
          Cmd: command,
          Tty: tty,
          AttachStdin: stdin,
          AttachStdout: true,
          AttachStderr: true,
          Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
          User: user,
          WorkingDir: workDir,
        },
        doing: `prepare a program in the container ${containerId}`,
        signal,
      })
      return Id
    },

    startExec: (execId, { tty }, signal) =>
      hijack({
        method: 'POST',
        path: `${pathOf(execId)}/start`,
        body: { Detach: false, Tty: tty },
        doing: `run the exec ${execId}`,
        signal,
      }),

    async inspectExec(execId, signal) {
      const { Running: running, ExitCode } = await json<WireExec>({
        method: 'GET',
        path: `${pathOf(execId)}/json`,
        doing: `inspect the exec ${execId}`,
        signal,
      })
      return { running, exitCode: running ? undefined : (ExitCode ?? undefined) }
    },

    resizeExec: (execId, { width, height }, signal) =>
      json({
        method: 'POST',
        path: `${pathOf(execId)}/resize`,
        query: { w: width, h: height },
        doing: `resize the terminal of the exec ${execId}`,
        signal,
      }),
  }
}

function pathOf(execId: string): string {
  return `/exec/${encodeURIComponent(execId)}`
}

/** An answer of `GET /exec/{id}/json`, as far as it is read. */
interface WireExec {
  Running: boolean
  /** Null until it has ended. */
  ExitCode: number | null
}
