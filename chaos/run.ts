// The long form of the fault harness: plays the scenarios again and again, each time with another seed, until the time is
// over. Needs root, and the services of `npm run services`.
//   npm run chaos -- [--minutes 20] [--seed N] [--only NAME] [--tasks N] [--rounds N] [--verbose]
import { parseArgs } from 'node:util'
import { requireEngine } from '@longshore/test-support'
import { countDescriptors, describeOpen } from './parts/descriptors.ts'
import { playRound } from './play-round.ts'
import { type PlayedRound, printTable } from './print-table.ts'
import type { Scenario, Size } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string' },
    only: { type: 'string' },
    tasks: { type: 'string' },
    rounds: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
const chosen = scenarios.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) {
  console.error(`There is no scenario ${values.only}: write one of`)
  for (const { name, about } of scenarios) console.error(`  ${name}: ${about}`)
  process.exit(2)
}
await requireEngine()
const descriptors = await countDescriptors()

const end = Date.now() + minutes * 60_000
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
console.log(`Playing ${chosen.length} scenarios for ${minutes} minutes from seed ${firstSeed}.`)
const played: PlayedRound[] = []
for (let seed = firstSeed; Date.now() < end || seed === firstSeed; seed++)
  for (const scenario of chosen) {
    if (Date.now() >= end && seed > firstSeed) break
    await play(scenario, seed, sizeOf(scenario, seed - firstSeed))
  }
console.log(`\n${printTable(played)}`)
if (played.some(({ violations }) => violations > 0)) process.exitCode = 1

async function play(scenario: Scenario, seed: number, size: Size): Promise<void> {
  const { name } = scenario
  const begun = Date.now()
  const say = values.verbose ? (line: string) => console.log(`    ${line}`) : undefined
  const limitMs = 60_000 + size.rounds * (20_000 + 1000 * size.tasks)
  const { facts, violations, faults } = await playRound({ scenario, size, seed, limitMs, say })
  violations.push(...(await describeOpen(descriptors)))
  const seconds = (Date.now() - begun) / 1000
  played.push({ name, seconds, violations: violations.length, facts })
  const counts = Object.entries(facts).map(([key, value]) => `${key} ${value}`)
  const verdict = violations.length === 0 ? 'ok  ' : 'FAIL'
  console.log(`${verdict} ${name} seed ${seed}: ${seconds.toFixed(1)} s, ${counts.join(', ')}`)
  if (violations.length === 0) return
  for (const violation of violations) console.log(`     ${violation}`)
  for (const { call, nth, fault } of faults ?? [])
    console.log(`     fault: ${call} no. ${nth}: ${JSON.stringify(fault)}`)
  const again = `--only ${name} --seed ${seed} --tasks ${size.tasks} --rounds ${size.rounds}`
  console.log(`     replay: npm run chaos -- --minutes 0 ${again}`)
}

/** Short first, then longer each time, up to the long form. */
function sizeOf({ sizes: { short, long } }: Scenario, time: number): Size {
  const grown = (from: number, to: number) => Math.min(to, from * 2 ** time)
  return {
    tasks: Number(values.tasks ?? grown(short.tasks, long.tasks)),
    rounds: Number(values.rounds ?? grown(short.rounds, long.rounds)),
  }
}
