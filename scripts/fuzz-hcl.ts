// Has packages/hcl and parseJob read mutated job files and random bytes: node --conditions=source scripts/fuzz-hcl.ts
// [--count N] [--seed S] [--workers W]. Text number n is that of seed S + n, so `--seed <its seed> --count 1` repeats it.
import { glob } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FuzzShare } from './fuzz/fuzz-work.ts'
import { runFuzz } from './fuzz/run-fuzz.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})
const [count, seed, workers] = [values.count, values.seed, values.workers].map(Number)
if (!count || !workers || seed === undefined || !Number.isSafeInteger(count + seed + workers)) {
  console.error('--count, --seed and --workers are whole numbers')
  process.exit(2)
}

const root = new URL('../', import.meta.url).pathname
const corpusFiles: string[] = []
for await (const path of glob('{examples/*,packages/hcl/oracle/corpus/*}', { cwd: root }))
  corpusFiles.push(join(root, path))
corpusFiles.sort()
const shares = Array.from({ length: workers }, (_, index): FuzzShare => {
  return { seed: seed + index, step: workers, count: Math.ceil((count - index) / workers) }
})

console.log(`${count} texts from seed ${seed} on ${workers} workers`)
const started = performance.now()
const stop = new AbortController()
const failures = await Promise.all(shares.map((share) => runFuzz({ share, corpusFiles, stop })))
for (const { seed, text, problem } of failures.flat()) {
  console.log(`\nseed ${seed}: ${problem}`)
  if (text !== undefined) console.log(JSON.stringify(text))
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(`${failures.flat().length} failures in ${seconds} s`)
process.exitCode = failures.flat().length > 0 ? 1 : 0
