import { askGo } from '../../packages/hcl/oracle/ask-go.ts'
import { createOurs, type Question } from '../../packages/hcl/oracle/ask-ours.ts'
import { type Comparison, compare } from '../../packages/hcl/oracle/compare.ts'
import { generateBody } from '../../packages/hcl/oracle/generate-body.ts'
import { generateDynamic } from '../../packages/hcl/oracle/generate-dynamic.ts'
import { generateExpression } from '../../packages/hcl/oracle/generate-expression.ts'
import { writeOracleFolder } from '../../packages/hcl/oracle/oracle-folder.ts'
import { variablesText } from '../../packages/hcl/oracle/oracle-variables.ts'
import { createRandom, type Random } from '../../packages/hcl/oracle/random.ts'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { buildOracle } from './build-oracle.ts'

/** Asks this project and Go's implementation for the same, and compares what they say. */
export function compareWithGo(questions: readonly Question[]): Promise<Comparison> {
  return withTemporaryFolder(async (folder) => {
    const program = await buildOracle(folder)
    await writeOracleFolder(folder)
    const all: Question[] = [{ kind: 'variables', text: variablesText }, ...questions]
    const go = askGo(program, all, { folder, signal: AbortSignal.timeout(60 * 60_000) })
    return compare(all, createOurs(folder), go)
  })
}

/** For the values of expressions, mostly, and of bodies, with and without `dynamic` blocks, and for layouts. */
export function generateQuestions(seed: number, count: number): Question[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => generateQuestion(random))
}

function generateQuestion(random: Random): Question {
  const kind = random.pick(['expression', 'expression', 'body', 'dynamic', 'format'] as const)
  if (kind === 'dynamic') return { kind, text: generateDynamic(random) }
  if (kind !== 'expression') return { kind, text: generateBody(random) }
  return { kind, text: generateExpression(random, 1 + random.below(3)) }
}
