import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { RunCommand } from '../shared/run-command.ts'
import { ScriptError } from '../shared/script-error.ts'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import type { PublishedPackage } from './published-packages.ts'

/** Packs a built package as it would be published, and says what publint and attw find wrong with it. */
export function packageFindings(run: RunCommand, subject: PublishedPackage): Promise<string[]> {
  return withTemporaryFolder(async (folder) => {
    await run('pnpm', ['pack', '--pack-destination', folder], { cwd: subject.folder })
    const [name = ''] = await readdir(folder)
    const tarball = join(folder, name)
    return [
      ...(await publintFindings(tarball)),
      ...(subject.isLibrary ? await typeFindings(run, tarball) : []),
    ]
  })
}

async function publintFindings(path: string): Promise<string[]> {
  const { buffer } = new Uint8Array(await readFile(path))
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } })
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code)
}

/** Whether TypeScript finds types that match the code (arethetypeswrong), for those who import it as ESM. */
async function typeFindings(run: RunCommand, path: string): Promise<string[]> {
  try {
    const output = await run('attw', ['--profile', 'esm-only', '--format', 'json', path])
    return JSON.parse(output.toString()).analysis.types ? [] : ['it has no types']
  } catch (error) {
    if (error instanceof ScriptError) return [error.message]
    throw error
  }
}
