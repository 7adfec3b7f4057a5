import { copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { exists } from './exists.ts'
import type { Tools } from './tools.ts'
import { unpackPackages } from './unpack-packages.ts'

/**
 * Makes sure that Debian's docker-registry is at the path `program`: unpacked and not installed, so that its own
 * service is neither needed nor touched. Resolves with whether anything had to be done.
 */
export async function ensureRegistryProgram(tools: Tools, program: string): Promise<boolean> {
  if (await exists(program)) return false

  tools.say(`Unpacking Debian's docker-registry to ${program}`)
  await mkdir(dirname(program), { recursive: true })
  await withTemporaryFolder(async (temporary) => {
    const root = await unpackPackages(tools, ['docker-registry'], temporary)
    await copyFile(join(root, 'usr/bin/docker-registry'), `${program}.new`)
  })
  await rename(`${program}.new`, program)
  return true
}
