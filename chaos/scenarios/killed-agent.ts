import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AgentMessage } from '../parts/agent-message.ts'
import { startAgent } from '../parts/agent-process.ts'
import { type Base, type BaseOptions, onEngine } from '../parts/base.ts'
import type { ChaosTask } from '../parts/chaos-task.ts'
import { readJournal } from '../parts/journal.ts'
import { createKiller } from '../parts/killer.ts'
import { range } from '../parts/range.ts'
import type { Report, Round, Scenario } from '../scenario.ts'

/** A round is a kill. */
export const killedAgent: Scenario = {
  name: 'killed-agent',
  about: 'we are killed (SIGKILL) at random points of tasks’ lives and started again',
  sizes: { short: { tasks: 2, rounds: 8 }, long: { tasks: 4, rounds: 200 } },
  run: (round) => killAgents(round, { images: undefined }),
}

/**
 * Lets an agent live batches of tasks, and kills it until it was killed `rounds` times; then it may finish. `beside` runs
 * along, until its signal aborts.
 */
export function killAgents(
  round: Round,
  options: BaseOptions,
  beside: (base: Base, signal: AbortSignal) => Promise<void> = async () => {},
): Promise<Report> {
  return onEngine(round, options, async (base) => {
    const { folder, observer } = base
    const journal = join(folder, 'journal')
    const tasks: ChaosTask[] = []
    const over = new AbortController()
    const besides = beside(base, AbortSignal.any([over.signal, round.signal]))
    besides.catch(() => {})
    let kills = 0
    while (kills < round.rounds || tasks.length === 0) {
      const batch = range(round.tasks).map((index) => newTask(base, tasks.length + index))
      tasks.push(...batch)
      kills += await liveBatch(base, round, { journal, batch, mayKill: round.rounds - kills })
    }
    over.abort()
    await besides
    base.fact('kills', kills)
    return { tasks, entries: readJournal(journal), observations: observer.observations }
  })
}

function newTask({ random, folder }: Base, number: number): ChaosTask {
  return {
    name: `t${number + 1}`,
    allocId: randomUUID(),
    folder,
    lines: 50 + Math.floor(random() * 250),
    burst: 10,
    pauseMs: 50,
    exitCode: Math.floor(random() * 40),
  }
}

interface Batch {
  journal: string
  batch: ChaosTask[]
  /** How often the agent may be killed. */
  mayKill: number
}

/** Resolves, when the batch is done, with how often the agent was killed. */
async function liveBatch(
  base: Base,
  { say, signal }: Round,
  { journal, batch, mayKill }: Batch,
): Promise<number> {
  const { endpoint, observer, random } = base
  const order = { endpoint, patienceMs: 3000, journal, tasks: batch }
  for (let kills = 0; ; kills++) {
    signal.throwIfAborted()
    const agent = startAgent(order, onMessage, ({ handle }) => observer.end(handle))
    const killer = createKiller(random, 1500, agent.kill)
    function onMessage(message: AgentMessage): void {
      if (message.kind === 'said') say(message.line)
      if (message.kind === 'running') void observer.begin(message.handle).catch(() => undefined)
      if (kills < mayKill && message.kind !== 'said') killer.sign()
    }
    signal.addEventListener('abort', agent.kill)
    await agent.ready
    if (kills < mayKill) killer.begin()
    try {
      if (await agent.exited) return kills
    } finally {
      killer.end()
      signal.removeEventListener('abort', agent.kill)
    }
    say(`kill ${kills + 1} of this batch`)
  }
}
