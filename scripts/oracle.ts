// Compares packages/hcl with Go's implementation of HCL (needs Go):
//   node scripts/oracle.ts [--seed N] [--count N]       values and layouts of generated texts
//   node scripts/oracle.ts format --folder FOLDER       layouts of all job files in a folder
//   node scripts/oracle.ts specsuite --folder FOLDER    hashicorp/hcl's own `specsuite` (needs no Go)
import { parseArgs } from 'node:util'
import { compareFormats } from './oracle/compare-formats.ts'
import { compareWithGo, generateQuestions } from './oracle/compare-with-go.ts'
import { printComparison } from './oracle/print-comparison.ts'
import { runSpecsuite } from './oracle/run-specsuite.ts'
import { ScriptError } from './shared/script-error.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '5000' },
    show: { type: 'string', default: '10' },
    folder: { type: 'string' },
  },
})

async function main(): Promise<boolean> {
  const [command = 'values'] = positionals
  const [seed, count, show] = [values.seed, values.count, values.show].map(toCount)
  if (command === 'values') {
    console.log(`seed ${seed}`)
    return printComparison(await compareWithGo(generateQuestions(seed ?? 1, count ?? 0)), show ?? 0)
  }
  if (command !== 'format' && command !== 'specsuite')
    throw new ScriptError(`There is no ${command}; there are: values, format, specsuite.`)
  if (!values.folder) throw new ScriptError(`Say where the files are: ${command} --folder FOLDER`)
  return command === 'format'
    ? printComparison(await compareFormats(values.folder), show ?? 0)
    : runSpecsuite(values.folder)
}

function toCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new ScriptError(`A number is expected, not ${text}.`)
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  if (!(error instanceof ScriptError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
