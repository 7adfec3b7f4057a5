import { writeFile } from 'node:fs/promises'
import { buildRequest } from './build-request.ts'
import { burst100 } from './burst-100.ts'
import { cliStart } from './cli-start.ts'
import { cycles1000 } from './cycles-1000.ts'
import { exitLatency } from './exit-latency.ts'
import type { Bench, Figure } from './figure.ts'
import { hclJob } from './hcl-job.ts'
import { hclScaling } from './hcl-scaling.ts'
import { idle200 } from './idle-200.ts'
import { logLoss } from './log-loss.ts'
import { logThroughput } from './log-throughput.ts'
import { nomadSideBySide } from './nomad-side-by-side.ts'
import { pluginStart } from './plugin-start.ts'
import { portAllocation } from './port-allocation.ts'
import { pullOverhead } from './pull-overhead.ts'
import { pullWaiters } from './pull-waiters.ts'
import { reaper1000 } from './reaper-1000.ts'
import { recover200 } from './recover-200.ts'
import { startOverhead } from './start-overhead.ts'

/** All benches by the name that `npm run bench -- NAME…` takes. They never decide whether tests pass. */
const benches: Record<string, Bench> = {
  'start-overhead': startOverhead,
  'burst-100': burst100,
  'exit-latency': exitLatency,
  'recover-200': recover200,
  'idle-200': idle200,
  'plugin-start': pluginStart,
  'nomad-side-by-side': nomadSideBySide,
  'cycles-1000': cycles1000,
  'cli-start': cliStart,
  'pull-waiters': pullWaiters,
  'pull-overhead': pullOverhead,
  'port-allocation': portAllocation,
  'log-throughput': logThroughput,
  'log-loss': logLoss,
  'reaper-1000': reaper1000,
  'build-request': buildRequest,
  'hcl-job': hclJob,
  'hcl-scaling': hclScaling,
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`${name} …`)
  figures.push(...(await bench()))
}
console.table(
  Object.fromEntries(
    figures.map(({ name, value, unit, goal, ok }) => [
      name,
      { value: value.toFixed(3), unit, goal, ok },
    ]),
  ),
)
for (const { name, detail } of figures) console.log(name, detail)
await writeFile(new URL('results.json', import.meta.url), `${JSON.stringify(figures, null, 2)}\n`)
