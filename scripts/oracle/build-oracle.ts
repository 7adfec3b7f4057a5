import { join } from 'node:path'
import { runCommand } from '../shared/run-command.ts'
import { ScriptError } from '../shared/script-error.ts'

const source = new URL('../../packages/hcl/oracle/', import.meta.url).pathname

/**
 * Builds the oracle, a program on github.com/hashicorp/hcl/v2, in a folder, and resolves with its path.
 * @throws ScriptError where Go is missing or its modules cannot be had.
 */
export async function buildOracle(folder: string): Promise<string> {
  const program = join(folder, 'hcl-oracle')
  const signal = AbortSignal.timeout(10 * 60_000)
  try {
    await runCommand('go', ['build', '-o', program, '.'], { cwd: source, signal })
  } catch (cause) {
    const { message } = cause as Error
    throw new ScriptError(`The oracle needs Go (https://go.dev/dl), and its modules: ${message}`, {
      cause,
    })
  }
  return program
}
