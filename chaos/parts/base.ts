import { connectEngine } from '@longshore/engine'
import { reapLeftovers } from '@longshore/gc'
import {
  createFaultProxy,
  createRandom,
  type FaultPlan,
  type FaultProxy,
  type OwnEngine,
  type OwnEngineOptions,
  startOwnEngine,
} from '@longshore/test-support'
import type { Report, Round } from '../scenario.ts'
import { owner } from './chaos-driver.ts'
import { type Evidence, judgeExits, judgeLines } from './judge.ts'
import { describeLeaks, readContents } from './leaks.ts'
import { createObserver, type Observer } from './observer.ts'
import { createSentToUs } from './sent-to-us.ts'

export interface BaseOptions extends OwnEngineOptions {
  /** What goes wrong between us and the engine. */
  faults?: FaultPlan
}

/** An engine of the round's own, and somebody who looks at it beside us. */
export interface Base {
  /** Goes with the round. */
  folder: string
  engine: OwnEngine
  /** Where we reach the engine: through the proxy. */
  endpoint: string
  proxy: FaultProxy
  observer: Observer
  /** By the round's seed. */
  random: () => number
  /** Tells what must not be. */
  violate(what: string): void
  /** Counts something for the table. */
  fact(name: string, add: number): void
  /** Done at the end, the last first. */
  defer(act: () => unknown): void
}

/** Plays on an engine of its own, judges what has become of the tasks, and clears all away. */
export async function onEngine(
  { seed, signal }: Round,
  options: BaseOptions,
  play: (base: Base) => Promise<Evidence>,
): Promise<Report> {
  await using disposal = new AsyncDisposableStack()
  const engine = await startOwnEngine(options)
  disposal.defer(engine.dispose)
  const before = await readContents(engine)
  const { faults } = options
  const plan = faults ?? (() => undefined)
  const { watch, seen: sentToUs } = createSentToUs()
  const proxy = await createFaultProxy({ target: engine.socketPath, plan, watch })
  disposal.defer(proxy.close)
  const observer = createObserver(engine, signal)
  disposal.defer(observer.close)

  const facts: Report['facts'] = {}
  const violations: string[] = []
  const fact = (name: string, add: number) => {
    facts[name] = (facts[name] ?? 0) + add
  }
  const evidence = await play({
    ...{ engine, proxy, observer, fact },
    folder: engine.folder,
    endpoint: proxy.endpoint,
    random: createRandom(seed),
    violate: (what) => void violations.push(what),
    defer: (act) => disposal.defer(async () => void (await act())),
  })
  const lines = await judgeLines({ ...evidence, sentToUs })
  fact('tasks', evidence.tasks.length)
  fact('lines', lines.stored)
  fact('lostByEngine', lines.lostByEngine)
  fact('sentToOthers', lines.sentToOthers)
  if (faults) {
    fact(
      'calls',
      [...proxy.calls.values()].reduce((sum, count) => sum + count, 0),
    )
    fact('faults', proxy.faults.length)
    fact('linesOfFailedStarts', lines.ofFailedStarts)
    fact('reaped', await reap(engine.endpoint))
  }
  const leaks = describeLeaks(before, await readContents(engine))
  violations.push(...judgeExits(evidence), ...lines.violations, ...leaks)
  return { facts, violations, faults: proxy.faults }
}

/** What a failed removal may leave is for the reaper; resolves with how many those were. */
async function reap(endpoint: string): Promise<number> {
  const engine = connectEngine({ endpoint, environment: {} })
  try {
    const rule = { labels: owner, isTracked: () => false, stopTimeoutSeconds: 1 }
    return (await reapLeftovers(engine, rule)).length
  } finally {
    engine.close()
  }
}
