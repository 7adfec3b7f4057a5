import { access, glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCase } from '../../packages/hcl/oracle/specsuite/run-case.ts'
import { ScriptError } from '../shared/script-error.ts'

/** The cases that do not pass, and why: the README of packages/hcl lists them. */
const expectedFailures: ReadonlyMap<string, string> = new Map([
  [
    'structure/blocks/single_oneline_invalid.hcl',
    'each error is found, and marked at what stands wrong instead of where the line should end',
  ],
  ['structure/blocks/single_unclosed.hcl', 'the header of the block is marked, not its brace'],
])

/**
 * Runs the cases of hashicorp/hcl's `specsuite` in a folder, and prints each. False where one does not pass that is not
 * expected to fail, or does that is.
 */
export async function runSpecsuite(folder: string): Promise<boolean> {
  const paths: string[] = []
  for await (const path of glob('**/*.{hcl,hcl.json}', { cwd: folder })) paths.push(path)
  let surprises = 0
  let passed = 0
  for (const path of paths.sort()) {
    const base = join(folder, path).replace(/\.hcl(\.json)?$/, '')
    if (!(await exists(`${base}.t`))) continue
    const [input, spec, expected] = await Promise.all(
      [join(folder, path), `${base}.hcldec`, `${base}.t`].map(readSource),
    )
    if (!input || !spec || !expected) continue
    const problem = runCase({ input, spec, expected })
    const reason = expectedFailures.get(path.replace(/^(specsuite\/)?(tests\/)?/, ''))
    if (problem === undefined) passed++
    if ((problem === undefined) !== (reason === undefined)) surprises++
    console.log(`${problem === undefined ? 'pass' : 'FAIL'} ${path}`)
    if (problem !== undefined) console.log(`     ${problem}\n     ${reason ?? 'not expected'}`)
  }
  if (passed === 0) throw new ScriptError(`There is no specsuite of hashicorp/hcl in ${folder}.`)
  console.log(`${passed} cases pass, ${surprises} are not as expected.`)
  return surprises === 0
}

async function readSource(path: string) {
  return { path, text: await readFile(path, 'utf8') }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
