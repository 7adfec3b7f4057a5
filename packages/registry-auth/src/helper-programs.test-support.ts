import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes programs `docker-credential-<name>`, shell scripts of the given text, into `folder`. Resolves with an environment
 * whose PATH begins there.
 */
export async function writeHelperPrograms(
  folder: string,
  scripts: Record<string, string>,
  mode = 0o755,
): Promise<{ PATH: string }> {
  for (const [name, script] of Object.entries(scripts)) {
    const path = join(folder, `docker-credential-${name}`)
    await writeFile(path, `#!/bin/sh\n${script}\n`)
    await chmod(path, mode)
  }
  return { PATH: `${folder}:/usr/bin:/bin` }
}
