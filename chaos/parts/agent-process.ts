import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { AgentMessage, AgentOrder } from './agent-message.ts'
import { compileCache } from './compile-cache.ts'

export interface AgentProcess {
  /** Resolves when it is loaded and about to begin. */
  ready: Promise<void>
  /** Resolves when it has exited: whether it has done all of its work. Rejects when it failed by itself. */
  exited: Promise<boolean>
  kill(): void
}

const program = fileURLToPath(new URL('../agent.ts', import.meta.url))

/** Starts the agent. `look` is called for tasks that have ended, before they are removed. */
export function startAgent(
  order: AgentOrder,
  onMessage: (message: AgentMessage) => void,
  look: (message: AgentMessage & { kind: 'ended' }) => Promise<void>,
): AgentProcess {
  const child: ChildProcess = spawn(process.execPath, ['--conditions=source', program], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  const ready = Promise.withResolvers<void>()
  let isKilled = false
  // One that was just killed takes no message any more.
  const send = (message: AgentOrder | string) => void child.send(message, () => {})
  child.on('message', (message: AgentMessage) => {
    onMessage(message)
    if (message.kind === 'ready') {
      ready.resolve()
      send(order)
    }
    if (message.kind === 'ended')
      look({ ...message, kind: 'ended' }).then(
        () => send(message.handle.taskId),
        () => child.kill('SIGKILL'),
      )
  })

  async function untilExit(): Promise<boolean> {
    const said = child.stderr ? text(child.stderr) : ''
    const [code] = await once(child, 'exit')
    ready.resolve()
    if (code === 0) return true
    if (isKilled) return false
    throw new Error(`The agent failed with ${code}: ${await said}`)
  }
  const exited = untilExit()
  exited.catch(() => {})
  return {
    ready: ready.promise,
    exited,
    kill() {
      isKilled = true
      child.kill('SIGKILL')
    },
  }
}
