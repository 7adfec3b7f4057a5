import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { createMemoryState } from '../test/memory-state.ts'
import {
  createMortal,
  createMortalDriver,
  type World,
  withMortalWrites,
} from '../test/mortal-driver.ts'
import { parse, planEffects } from '../test/plan.ts'
import { planJob } from './plan-job.ts'
import { planKept } from './plan-kept.ts'
import { type JobResult, runJob } from './run-job.ts'
import type { StateStore } from './state-store.ts'

const job = parse(`
  job "a" {
    type = "batch"
    group "g" {
      restart {
        attempts = 1
        interval = "1h"
        delay    = "0s"
        mode     = "fail"
      }
      network {
        mode = "bridge"
      }
      task "fails-once" {
        driver = "docker"
        config { image = "busybox:1" }
      }
      task "steady" {
        driver = "docker"
        config { image = "busybox:1" }
      }
    }
  }`)

interface Machine {
  dataDir: string
  state: StateStore
  world: World
}

/** One process of that lifetime. */
async function live(machine: Machine, lifetime: number): Promise<JobResult | 'died'> {
  const { dataDir, state, world } = machine
  const mortal = createMortal(lifetime)
  const effects = { ...planEffects(), dataDir }
  const { kept } = await planKept(job, { ...effects, state })
  const allocations = await planJob(job, { ...effects, kept })
  const never = new AbortController().signal
  const running = runJob(allocations, {
    driver: createMortalDriver(world, mortal),
    state: withMortalWrites(state, mortal),
    listener: {},
    stop: never,
    kill: never,
    now: () => 0,
    random: () => 0,
  })
  return Promise.race([running.catch(() => mortal.died), mortal.died])
}

interface Run {
  /** Of each process, in steps; the last for all that follow. */
  lifetimes: number[]
  keepsFinished?: boolean
  why: string
}

/** How many processes it took. */
async function runToItsEnd({ lifetimes, keepsFinished = false, why }: Run): Promise<number> {
  const exitCodes = { 'fails-once': [1, 0], steady: [0] }
  const world: World = { containers: new Map(), starts: [], exitCodes, keepsFinished }
  const state = createMemoryState()
  const machine = { dataDir: await temporaryDirectory(), state, world }
  let processes = 0
  let result: JobResult | 'died'
  do {
    expect(processes, why).toBeLessThan(50)
    result = await live(machine, lifetimes[processes++] ?? lifetimes.at(-1) ?? 0)
  } while (result === 'died')

  const complete = { kind: 'complete' }
  const results = [...result.values()].map((tasks) => Object.fromEntries(tasks))
  expect(results, why).toEqual([{ 'fails-once': complete, steady: complete }])
  const once = ['fails-once', 'fails-once', 'pause', 'steady']
  expect(world.starts.toSorted(), why).toEqual(once)
  expect(world.containers.size, why).toBe(keepsFinished ? 2 : 0)
  expect(state.all(), why).toEqual([])
  return processes
}

const forEver = Number.POSITIVE_INFINITY

it.each([
  { why: 'where ended containers are removed', keepsFinished: false },
  { why: 'where ended containers are kept', keepsFinished: true },
])(
  'comes to the same end with the same starts, wherever it is killed, $why',
  async ({ keepsFinished }) => {
    let step = 0
    let processes: number
    do {
      step++
      const why = `killed at step ${step}`
      processes = await runToItsEnd({ lifetimes: [step, forEver], keepsFinished, why })
    } while (processes > 1)
    expect(step).toBeGreaterThan(40)
  },
)

it('comes to the same end with the same starts when it is killed again and again', async () => {
  const processes = await runToItsEnd({ lifetimes: [12], why: 'killed at each 12th step' })
  expect(processes).toBeGreaterThan(3)
})
