import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Question } from '../../packages/hcl/oracle/ask-ours.ts'
import type { Comparison } from '../../packages/hcl/oracle/compare.ts'
import { ScriptError } from '../shared/script-error.ts'
import { compareWithGo } from './compare-with-go.ts'

/** Compares the layouts of all HCL files below a folder. */
export async function compareFormats(folder: string): Promise<Comparison> {
  const questions: Question[] = []
  for await (const path of glob('**/*.{hcl,nomad,tf}', { cwd: folder }))
    questions.push({ kind: 'format', text: await readFile(join(folder, path), 'utf8') })
  if (questions.length === 0) throw new ScriptError(`There are no HCL files in ${folder}.`)
  return compareWithGo(questions)
}
