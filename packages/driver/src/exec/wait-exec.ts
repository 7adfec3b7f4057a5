import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { lostExec } from './lost-exec.ts'
import { untilAborted } from './until-aborted.ts'

export interface StartedExec {
  containerId: string
  execId: string
}

type ExecWatcher = Pick<Engine, 'inspectExec' | 'inspectContainer' | 'subscribe'>

/**
 * The exit code of a program that was started. The engine is asked once; of a program that goes on without output, again
 * when an event tells of an end, and after each reconnect.
 *
 * @throws LongshoreError `EXEC_LOST`: its container ended, and no one knows how the program did; the engine's errors.
 */
export async function waitExec(
  engine: ExecWatcher,
  exec: StartedExec,
  signal?: AbortSignal,
): Promise<number> {
  const known = await readExitCode(engine, exec, signal)
  if (known !== undefined) return known

  const { promise: exitCode, resolve, reject } = Promise.withResolvers<number>()
  const look = () =>
    readExitCode(engine, exec, signal).then((code) => code !== undefined && resolve(code), reject)
  const subscription = engine.subscribe((event) => {
    const isEnd = event.kind === 'container' && event.id === exec.containerId && ends(event)
    if (event.kind === 'connected' || isEnd) void look()
  })
  try {
    return await untilAborted(exitCode, signal)
  } finally {
    subscription.close()
  }
}

function ends({ action }: { action: string }): boolean {
  return action === 'exec_die' || action === 'die' || action === 'destroy'
}

/** Undefined while it runs. */
async function readExitCode(
  engine: ExecWatcher,
  { containerId, execId }: StartedExec,
  signal?: AbortSignal,
): Promise<number | undefined> {
  try {
    const { running, exitCode } = await engine.inspectExec(execId, signal)
    if (exitCode !== undefined) return exitCode
    // The engine may forget an exec without an end when its container ends.
    const { state } = await engine.inspectContainer(containerId, signal)
    if (running && state.running) return undefined
  } catch (error) {
    throw hasCode(error, 'ENGINE_NOT_FOUND') ? lostExec(error) : error
  }
  throw lostExec()
}
