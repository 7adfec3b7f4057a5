import { randomUUID } from 'node:crypto'
import type { TaskEvent, TaskHandle } from '@longshore/driver'
import { mountMemory } from '@longshore/test-support'
import type { Report, Round } from '../scenario.ts'
import { type Base, type BaseOptions, onEngine } from './base.ts'
import { type ChaosDriver, createChaosDriver } from './chaos-driver.ts'
import { type ChaosTask, logDirectory, taskId, toTaskConfig } from './chaos-task.ts'
import { createMemoryJournal } from './journal.ts'
import { judgeEvents, judgeLosses } from './judge.ts'
import { live } from './live.ts'

/** What a scenario is played on whose driver is in this process. */
export interface Stage extends Base {
  driver: ChaosDriver
  events: readonly TaskEvent[]
  /** Starts a task whose life goes on by itself. Resolves with its id when it runs; rejects when its life ends before. */
  begin(task: Omit<ChaosTask, 'name' | 'allocId' | 'folder'>): Promise<string>
  /** The ids of the tasks that have not ended. */
  running(): string[]
  /** Resolves when something that a life has tried fails. */
  nextFailure(): Promise<void>
  /** Resolves when the lives of all tasks so far have come to their end. */
  settled(): Promise<void>
}

/** Sets the stage, plays, waits for the tasks and judges. */
export function onStage(
  round: Round,
  options: BaseOptions & { patienceMs?: number },
  play: (stage: Stage) => Promise<void>,
): Promise<Report> {
  const { signal, say } = round
  return onEngine(round, options, async (base) => {
    const { endpoint, folder, observer } = base
    const events: TaskEvent[] = []
    const onEvent = (event: TaskEvent) => void events.push(event)
    const driver = createChaosDriver({ endpoint, patienceMs: options.patienceMs, onEvent })
    base.defer(driver.close)
    const journal = createMemoryJournal()
    const tasks: ChaosTask[] = []
    const lives: Promise<void>[] = []
    const failures: (() => void)[] = []
    const hasEnded = (id: string) =>
      events.some((event) => event.type === 'Terminated' && event.taskId === id)

    const stage: Stage = {
      ...base,
      driver,
      events,
      async begin(what) {
        const task = { ...what, name: `t${tasks.length + 1}`, allocId: randomUUID(), folder }
        tasks.push(task)
        const config = await toTaskConfig(task)
        if (task.logDiskKib !== undefined) await mountMemory(logDirectory(task), task.logDiskKib)
        const running = Promise.withResolvers<void>()
        const onRunning = async (handle: TaskHandle) => {
          await observer.begin(handle)
          running.resolve()
        }
        const { end: beforeDestroy } = observer
        const life = live(config, {
          ...{ driver, journal, signal, onRunning, beforeDestroy },
          say(line) {
            say(line)
            for (const resolve of failures.splice(0)) resolve()
          },
        })
        lives.push(life)
        life.then(() => running.reject(new Error(`${config.id} has ended`)), running.reject)
        await running.promise
        return config.id
      },
      nextFailure: () => new Promise((resolve) => failures.push(resolve)),
      running: () => tasks.map(taskId).filter((id) => !hasEnded(id)),
      async settled() {
        await Promise.all(lives)
      },
    }
    await play(stage)
    await stage.settled()
    const evidence = { tasks, entries: journal.entries, observations: observer.observations }
    const problems = [...judgeEvents(tasks, events), ...(await judgeLosses(evidence, events))]
    for (const problem of problems) base.violate(problem)
    return evidence
  })
}
