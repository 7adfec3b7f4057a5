// What .ci/run does once the workspace is installed: every test, then every check, each of which counts as one.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Count, countTests } from './ci/count-tests.ts'
import { runCheck } from './ci/run-check.ts'
import { summarize } from './ci/summarize.ts'

const checks = [
  'check:types',
  'check:lint',
  'check:floors',
  'check:unused',
  'check:generated',
  'build',
  'check:packages',
]

async function runTests(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-ci-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const exitCode = await runCheck('test', reporters, 45)
  const report = await readFile(file, 'utf8').catch(() => undefined)
  await rm(folder, { recursive: true })
  return countTests(report, exitCode)
}

const counts = [await runTests()]
for (const check of checks) {
  const passed = (await runCheck(check, [], 5)) === 0
  if (!passed) console.error(`${check} failed`)
  counts.push({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })
}

const { ok, text } = summarize(counts)
console.log(`\n${text}`)
process.exitCode = ok ? 0 : 1
