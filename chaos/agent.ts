// The agent that the fault harness kills: lives the tasks of its order, from where its journal has left them, and exits
// when all have come to their end. Started by parts/agent-process.ts.
import { flushCompileCache } from 'node:module'
import type { TaskHandle } from '@longshore/driver'
import type { AgentMessage, AgentOrder } from './parts/agent-message.ts'
import { createChaosDriver } from './parts/chaos-driver.ts'
import { toTaskConfig } from './parts/chaos-task.ts'
import { openFileJournal } from './parts/journal.ts'
import { live } from './parts/live.ts'

const tell = (message: AgentMessage) => process.send?.(message)

const order = Promise.withResolvers<AgentOrder>()
const looked = new Map<string, () => void>()
process.on('message', (message: AgentOrder | string) => {
  if (typeof message === 'string') looked.get(message)?.()
  else order.resolve(message)
})
const onOrphaned = () => process.exit(1)
process.on('disconnect', onOrphaned)
// One that is killed does not come to this at its end.
flushCompileCache()
tell({ kind: 'ready' })

const { endpoint, patienceMs, journal: path, tasks } = await order.promise
const driver = createChaosDriver({ endpoint, patienceMs })
const journal = openFileJournal(path)
const { signal } = new AbortController()

async function beforeDestroy(handle: TaskHandle): Promise<void> {
  await new Promise<void>((resolve) => {
    looked.set(handle.taskId, resolve)
    tell({ kind: 'ended', handle })
  })
}

const lives = tasks.map(async (task) =>
  live(await toTaskConfig(task), {
    ...{ driver, journal, signal, beforeDestroy },
    onRunning: async (handle) => void tell({ kind: 'running', handle }),
    say: (line) => void tell({ kind: 'said', line }),
  }),
)
await Promise.all(lives)
await driver.close()
process.off('disconnect', onOrphaned)
process.disconnect()
