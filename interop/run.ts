// Runs a real Nomad with its built-in docker driver and with the plugin, and the same checks against both. Needs root.
//   NOMAD_BIN=/path/to/nomad npm run interop -- [--driver built-in|longshore] [--only NAME]… [--list]
import { access, constants } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checks } from './checks/index.ts'
import { playChecks } from './play-checks.ts'
import { type Outcome, printTable } from './print-table.ts'
import type { DriverKind } from './site/driver-kind.ts'
import { interopDriverConfig } from './site/interop-driver-config.ts'
import { openSite } from './site/open-site.ts'

const { values } = parseArgs({
  options: {
    driver: { type: 'string' },
    only: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
  },
})
if (values.list) {
  for (const { name, about } of checks) console.log(`${name.padEnd(26)} ${about}`)
  process.exit(0)
}
const chosen = checks.filter(({ name }) => values.only?.includes(name) ?? true)
const kinds = (['built-in', 'longshore'] as const).filter(
  (kind) => values.driver === undefined || values.driver === kind,
)
if (chosen.length === 0 || kinds.length === 0) {
  console.error(`There are these checks: ${checks.map(({ name }) => name).join(', ')}.`)
  console.error('There are these drivers: built-in, longshore.')
  process.exit(2)
}
const program = process.env.NOMAD_BIN
const isThere = await access(program ?? '', constants.X_OK).then(
  () => true,
  () => false,
)
if (!program || !isThere) {
  console.error(
    `NOMAD_BIN must be the path of a Nomad executable${program ? `, and ${program} is none` : ''}. Build one with Go:
  git clone https://github.com/hashicorp/nomad && cd nomad
  CGO_ENABLED=1 go build -tags hashicorpmetrics -trimpath -o nomad .
  NOMAD_BIN=$PWD/nomad npm run interop`,
  )
  process.exit(2)
}

const outcomes = (await Promise.all(kinds.map((kind) => playOn(kind, program)))).flat()
console.log(
  `\n${printTable(
    chosen.map(({ name }) => name),
    outcomes,
  )}`,
)
if (outcomes.some(({ kind, ok }) => kind === 'longshore' && !ok)) process.exitCode = 1

async function playOn(kind: DriverKind, nomad: string): Promise<Outcome[]> {
  console.log(`Starting Nomad with the driver ${kind} …`)
  const signal = AbortSignal.timeout(120_000)
  const options = { program: nomad, driverConfig: interopDriverConfig }
  const site = await openSite(kind, options, signal)
  const onSignal = () => void site.dispose().finally(() => process.exit(130))
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    return await playChecks(chosen, site, console.log)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await site.dispose()
  }
}
