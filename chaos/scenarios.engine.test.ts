import { requireEngine } from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { playRound } from './play-round.ts'
import { scenarios } from './scenarios/index.ts'

/** The long form, `npm run chaos`, goes on with others. */
const seed = 1

beforeAll(() => requireEngine())

describe('whatever goes wrong, tasks end as the engine says, their output is whole, and nothing is left', () => {
  it.concurrent.each(scenarios)(
    '$name: $about',
    async (scenario) => {
      const { violations, faults } = await playRound({
        ...{ scenario, seed, size: scenario.sizes.short },
        limitMs: 110_000,
      })
      expect({ violations, faults: violations.length > 0 ? faults : undefined }).toEqual({
        violations: [],
      })
    },
    120_000,
  )
})
