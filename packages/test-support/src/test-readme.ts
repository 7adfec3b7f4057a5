import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type ReadmeExample, readmeExamples } from './readme-examples.ts'

/**
 * Runs every ```ts block of the package's README as a user would: in a Node process of its own, in the package's
 * folder. It must exit with 0 and print what the following ```text block says, if there is one.
 * Call it from `src/readme.test.ts` with `import.meta.url`.
 */
export function testReadme(testFileUrl: string): void {
  const folder = fileURLToPath(new URL('..', testFileUrl))
  const examples = readmeExamples(readFileSync(`${folder}/README.md`, 'utf8'))
  describe('README.md', () => {
    it('has an example', () => expect(examples).not.toHaveLength(0))
    it.each(examples)('runs the example of line $line', async (example) => {
      const result = await run(example, folder)
      expect(result).toMatchObject({ stderr: '', exitCode: 0 })
      if (example.output !== undefined) expect(result.stdout).toBe(example.output)
    })
  })
}

async function run({ code }: ReadmeExample, cwd: string) {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--input-type=module-typescript', '-'],
    { cwd, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  child.stdin.end(code)
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { stdout, stderr, exitCode }
}
