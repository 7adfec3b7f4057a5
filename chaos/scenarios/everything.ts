import { setTimeout } from 'node:timers/promises'
import { randomFaults } from '@longshore/test-support'
import type { Base } from '../parts/base.ts'
import type { Scenario } from '../scenario.ts'
import { killAgents } from './killed-agent.ts'

/** A round is a kill of ours; what the engine suffers goes on beside. */
export const everything: Scenario = {
  name: 'everything',
  about:
    'calls fail at random, dockerd is stopped, killed and frozen, and we are killed, all at once',
  sizes: { short: { tasks: 2, rounds: 3 }, long: { tasks: 6, rounds: 30 } },
  run(round) {
    const faults = randomFaults({ seed: round.seed, rate: 0.03 })
    return killAgents(round, { liveRestore: true, faults }, async (base, signal) => {
      while (!signal.aborted) {
        await setTimeout(500 + base.random() * 2000, undefined, { signal }).catch(() => {})
        if (!signal.aborted) await disturb(base, round.say)
      }
      base.proxy.heal()
    })
  },
}

async function disturb({ engine, observer, random, fact }: Base, say: (line: string) => void) {
  const act = (['SIGTERM', 'SIGKILL', 'SIGSTOP'] as const)[Math.floor(random() * 3)] ?? 'SIGSTOP'
  const awayMs = Math.floor(random() * 1500)
  say(`${act} of dockerd, for ${awayMs} ms`)
  if (act === 'SIGSTOP') await engine.freeze()
  else await engine.stop(act)
  await setTimeout(awayMs)
  if (act === 'SIGSTOP') engine.thaw()
  else await engine.start()
  await observer.reattach()
  fact('disturbances', 1)
}
